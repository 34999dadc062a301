"""What a person does: the use cases. They alone join the rules to the store."""

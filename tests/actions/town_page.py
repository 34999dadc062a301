"""Three short articles of a town, as they stand one below the other on a page, and who adds them."""

from __future__ import annotations

from workbench.values.review import Actor

ACTOR = Actor("system: test", "system")
FLOOD = """River floods lower town

By Ada Field

The river Orrel rose by 12 centimetres on Friday and flooded 40 houses in the lower town.

The mayor asked people to stay with friends and said that 200 beds were ready in two schools.
"""
FERRY = """Ferry carries more people than ever

By Tom Reed

The ferry carried 1,200 people in May, which was a record for the line, the company said.

The company wants to buy 2 more boats and asks the town for help with the money.
"""
MARKET = """Market square gets new trees

By Ida Moor

The town will plant 36 trees on the market square in the autumn, the council decided on Monday.

The trees cost 90,000 crowns, of which the region pays a third, the council said.
"""

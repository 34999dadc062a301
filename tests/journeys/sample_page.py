"""A page of three articles as one pastes it from an archive, of our own writing."""

# ruff: noqa: E501 (a paragraph is one line, as pages have it)

from __future__ import annotations

PASTED = """Home | News | Sport | Weather

Ferry line carries 12% fewer passengers

6 Feb 2026, 09:40

The island ferry carried 84,300 passengers in January, 12% fewer than a year before, its operator said on Friday.

FILE PHOTO: The ferry Gull leaves the old harbour. © Jo Wren

Transport minister Ada Brandt said the line would lose €2.4 million this year. “It will stay open,” she added.

The operator employs 61 people. Three of its five ships are more than thirty years old, and a new one costs €18 million.

The island council asked for a later boat in summer. It would cost €140,000 a season, the council said.

Fares rose by 4% in December. Residents pay half.

Read more: Why the old pier was closed

The operator will publish its plan for the summer in March.

New reservoir fills faster than planned

5 Feb 2026, 17:05

The reservoir above Selm held 41 million cubic metres of water on Thursday, the water board said, a third more than its plan had foreseen.

Board chair Piet Olm told reporters that 220,000 households would be supplied from May. He put the cost at €96 million.

Rain in December was 60% above the average of the last thirty years.

Two villages get their bus back

Line 14 will run again from 2 March, six times a day, the district said on Wednesday 4 February 2026.

It was stopped in 2023, when it carried 45 passengers a day. The district pays €310,000 a year.

Share this page
"""

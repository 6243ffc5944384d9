"""The bad quarter of the main story, and its repair, in words. All days are working days ago.

**Days 127 to 101: it begins well.** Two companies that want it to work. A charter is declined,
answered by a better one and signed. The first promises are kept early, the first two mistakes are
told within the hour, the first changes are judged successful.

**Days 100 to 41: the bad quarter.** Nobody decides to do worse. Northwind prepares a sale with
one planner fewer; Harbor Contact takes on more calls than it has trained people for. Both stop
telling: what goes wrong is found by the other side first, or told ten days late with a list that
had to be complete. Disclosures are read days after they were due to be. Promises are missed
without a word before the day. Changes come at short notice or without asking, are answered with
the contract instead of a start, and half a dozen of them fail. An effectiveness check fails too,
because what was corrected was not what was wrong.

**Days 40 to now: the repair.** It turns on day 45, when both leads go through everything that is
open on one afternoon and agree on causes neither had wanted to sign. What was promised since is
kept, mostly early. What goes wrong again is told within the hour, by both sides, and read within
a morning. Make-goods are delivered and confirmed, checks pass and are co-signed, changes are judged
successful. It is not over: a check waits, a correction is overdue, one recurrence hurt.

Both sides err, and both mend. What each did is in ``disclosures``, ``commitments`` and ``changes``,
in the modules ``first_weeks``, ``quarter`` and ``repair`` of each.
"""

OPENED = 127
"""The day the partnership is opened."""

BAD_QUARTER = range(41, 101)
"""The days of the quarter that went badly: sixty working days."""

REPAIR = range(1, 41)
"""The days since, up to yesterday."""

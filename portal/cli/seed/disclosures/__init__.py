"""What the two sides disclosed to each other: a module for each longer story, the oldest first.

The shorter ones stand together: the first weeks, the bad quarter, the repair.
"""

from portal.cli.seed.disclosures import first_weeks, quarter, repair
from portal.cli.seed.disclosures.back_order_notice import BACK_ORDER_NOTICE
from portal.cli.seed.disclosures.exchange_routing import EXCHANGE_AGAIN, EXCHANGE_ROUTING
from portal.cli.seed.disclosures.forecast_file import FORECAST_FILE
from portal.cli.seed.disclosures.latest import (
    CHAT_TRANSCRIPTS,
    GIFT_CARDS,
    SIZE_CHART_DRAFT,
    VOICE_MAIL_DRAFT,
)
from portal.cli.seed.disclosures.loyalty_points import LOYALTY_POINTS
from portal.cli.seed.disclosures.missed_callbacks import MISSED_CALLBACKS
from portal.cli.seed.disclosures.price_match import PRICE_MATCH
from portal.cli.seed.disclosures.promotion_untold import PROMOTION_UNTOLD
from portal.cli.seed.disclosures.refund_macro import REFUND_MACRO
from portal.cli.seed.disclosures.return_labels import RETURN_LABELS
from portal.cli.seed.disclosures.warranty_article import WARRANTY_ARTICLE
from portal.cli.seed.disclosures.wrong_list import WRONG_LIST
from portal.cli.seed.telling import chapter

STEPS = chapter(
    first_weeks.STEPS,
    quarter.STEPS,
    REFUND_MACRO,
    EXCHANGE_ROUTING,
    EXCHANGE_AGAIN,
    PROMOTION_UNTOLD,
    MISSED_CALLBACKS,
    BACK_ORDER_NOTICE,
    WRONG_LIST,
    WARRANTY_ARTICLE,
    RETURN_LABELS,
    FORECAST_FILE,
    PRICE_MATCH,
    LOYALTY_POINTS,
    repair.STEPS,
    CHAT_TRANSCRIPTS,
    GIFT_CARDS,
    VOICE_MAIL_DRAFT,
    SIZE_CHART_DRAFT,
)

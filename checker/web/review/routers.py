"""All pages of a review."""

from checker.web.review import compare, finding, hand_on, listing, trend, waive

ROUTERS = (
    listing.router,
    finding.router,
    waive.router,
    compare.router,
    trend.router,
    hand_on.router,
)

"""All pages of a review."""

from fastapi import APIRouter

from checker.web.review import compare, finding, hand_on, listing, trend, waive

router = APIRouter()
for _each in (listing, finding, waive, compare, trend, hand_on):
    router.include_router(_each.router)

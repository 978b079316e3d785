"""What an agreement and its terms say of its time, for counting days from."""

from samverkan.agreements.models import Agreement, Terms
from samverkan.agreements.time_limits import Stated, notice_of, review_of


def stated_of(agreement: Agreement, terms: Terms | None) -> Stated:
    """Return what is said; of an agreement without terms its dates alone."""
    said = terms or Terms()
    return Stated(
        signed_on=agreement.signed_on,
        valid_from=agreement.valid_from,
        valid_to=agreement.valid_to,
        length_months=said.length_months,
        runs_from_signing=said.runs_from_signing,
        until_further_notice=said.until_further_notice,
        notice_months=said.notice_months,
        renew_by=said.renew_by,
    )


def counted_days(agreement: Agreement, terms: Terms | None) -> tuple[str, str]:
    """Return how the last day to give notice and the day of review were counted; empty for those somebody has set."""
    stated = stated_of(agreement, terms)
    notice = notice_of(stated) if terms and terms.notice_date_is_computed else None
    set_by_hand = None if notice else agreement.notice_date
    review = review_of(stated, set_by_hand) if terms and terms.review_date_is_computed else None
    return notice.how if notice else "", review.how if review else ""

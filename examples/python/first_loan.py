"""From an application to a paid-out loan and its first payment, with the generated client.

ANJI_URL, OFFICER_KEY, REVIEWER_KEY, FINANCE_KEY and FIRM (a firm's id with a consent in force) say where, who and for whom.
Each write carries an idempotency key made of RUN, so that running this again under the same RUN changes nothing.
"""

import os
import sys
import time

from anji_client import AuthenticatedClient
from anji_client.api.applications import decide_application, review_application, sign_contract, submit_application
from anji_client.api.loans import confirm_payout, instruct_payout, record_payment, release_payout, show_loan
from anji_client.models import BankAnswer, Nothing, Payment, ProblemDetails, Review, Submit
from anji_client.models.rail_answer import RailAnswer

URL = os.environ.get("ANJI_URL", "http://127.0.0.1:8620")
RUN = os.environ.get("RUN", str(int(time.time())))


def person(variable: str) -> AuthenticatedClient:
    """A client that acts as whoever the key in this variable belongs to."""
    return AuthenticatedClient(base_url=URL, token=os.environ[variable], timeout=30)


def good(answer):
    """The answer, or the problem in both languages and the end of the program."""
    if answer is None or isinstance(answer, ProblemDetails):
        sys.exit(f"refused: {answer}")
    return answer


def main() -> None:
    officer, reviewer, finance = person("OFFICER_KEY"), person("REVIEWER_KEY"), person("FINANCE_KEY")

    asked = Submit(
        firm=os.environ["FIRM"],
        product="hebei-everyday",
        amount="100000",
        tenor_months=12,
        purpose="working-capital",
    )
    application = good(submit_application.sync(client=officer, body=asked, idempotency_key=f"python-{RUN}-submit"))
    print("submitted ", application.id)

    card = good(decide_application.sync(application.id, client=officer, body=Nothing(), idempotency_key=f"python-{RUN}-decide"))
    if card.state.id == "referred":
        review = Review(approve=True, reason="现场核实经营正常")
        card = good(review_application.sync(card.id, client=reviewer, body=review, idempotency_key=f"python-{RUN}-review"))
    print("decided   ", card.state.zh, card.state.en)
    if card.state.id not in ("offered", "approved"):
        sys.exit(3)

    loan = good(sign_contract.sync(card.id, client=officer, body=Nothing(), idempotency_key=f"python-{RUN}-contract"))
    print("signed    ", loan.number)

    good(instruct_payout.sync(loan.id, client=officer, body=Nothing(), idempotency_key=f"python-{RUN}-payout"))
    good(release_payout.sync(loan.id, client=finance, body=Nothing(), idempotency_key=f"python-{RUN}-release"))
    confirmed = BankAnswer(result=RailAnswer.CONFIRMED, reference=f"BANK-PY-{RUN}")
    good(confirm_payout.sync(loan.id, client=finance, body=confirmed, idempotency_key=f"python-{RUN}-confirm"))
    print("paid out  ")

    payment = Payment(amount="1000.00", reference=f"PAY-PY-{RUN}")
    for _ in range(2):  # the line broke and the program sends it again: nothing is booked twice
        good(record_payment.sync(loan.id, client=finance, body=payment, idempotency_key=f"python-{RUN}-payment"))
    shown = good(show_loan.sync(loan.id, client=officer))
    print("owed      ", shown.position.outstanding.text, shown.position.outstanding.currency)


if __name__ == "__main__":
    main()

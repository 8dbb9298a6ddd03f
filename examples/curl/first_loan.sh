#!/usr/bin/env bash
# From an application to a paid-out loan and its first payment, over HTTP: each step as the person who may do it.
# ANJI_URL, OFFICER_KEY, REVIEWER_KEY, FINANCE_KEY and FIRM (a firm's id with a consent in force) say where, who and for whom.
set -euo pipefail
shopt -s inherit_errexit

url="${ANJI_URL:-http://127.0.0.1:8620}"
# Every write has a name of its own; whoever repeats this run under the same name gets the same answers and one loan.
run="${RUN:-$(date +%s)}"

# ask KEY METHOD PATH [BODY]: prints the answer's JSON, or the problem and stops.
ask() {
  local key="$1" method="$2" path="$3" body="${4-}"
  [ -n "$body" ] || body="{}"
  local arguments=(--silent --show-error --fail-with-body --max-time 30 --request "$method"
    --header "Authorization: Bearer $key" --header "Content-Type: application/json")
  if [ "$method" != GET ]; then
    arguments+=(--header "Idempotency-Key: curl-$run-$method-${path//\//.}" --data "$body")
  fi
  curl "${arguments[@]}" "$url$path" || {
    printf '\n%s %s was refused\n' "$method" "$path" >&2
    return 1
  }
}

# field NAME: the first value of that name in the JSON read; enough for answers as plain as these.
field() { sed -n "s/^.*\"$1\":\"\([^\"]*\)\".*$/\1/p" | head -n 1; }

application="$(ask "$OFFICER_KEY" POST /v1/applications "{\"firm\":\"$FIRM\",\"product\":\"hebei-everyday\",\"amount\":\"100000\",\"tenor_months\":12,\"purpose\":\"working-capital\"}" |
  grep -o 'app_[0-9a-f]*' | head -n 1)"
echo "submitted  $application"

decided="$(ask "$OFFICER_KEY" POST "/v1/applications/$application/decision")"
case "$decided" in
  *'"id":"offered"'*) echo "decided    offered by rule" ;;
  *'"id":"referred"'*)
    ask "$REVIEWER_KEY" POST "/v1/applications/$application/review" '{"approve":true,"reason":"现场核实经营正常"}' >/dev/null
    echo "decided    referred, approved by a reviewer"
    ;;
  *)
    printf 'decided    no offer: %s\n' "$decided"
    exit 3
    ;;
esac

loan="$(ask "$OFFICER_KEY" POST "/v1/applications/$application/contract" | grep -o 'loan_[0-9a-f]*' | head -n 1)"
echo "signed     $loan"

ask "$OFFICER_KEY" POST "/v1/loans/$loan/payout" >/dev/null
ask "$FINANCE_KEY" POST "/v1/loans/$loan/payout/release" >/dev/null
ask "$FINANCE_KEY" POST "/v1/loans/$loan/payout/confirmation" "{\"result\":\"confirmed\",\"reference\":\"BANK-$run\"}" >/dev/null
echo "paid out"

ask "$FINANCE_KEY" POST "/v1/loans/$loan/payments" "{\"amount\":\"1000.00\",\"reference\":\"PAY-$run\"}" >/dev/null
# The line broke and the program sends it again: nothing is booked twice.
ask "$FINANCE_KEY" POST "/v1/loans/$loan/payments" "{\"amount\":\"1000.00\",\"reference\":\"PAY-$run\"}" >/dev/null
echo "received   1,000.00, once"

ask "$OFFICER_KEY" GET "/v1/loans/$loan" | field number

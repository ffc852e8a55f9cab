"""What a server says: one line for each thing, whatever it holds, and no secret."""

import json
import logging

from checker.web.logs import ACCESS, JsonLines


def record(message, **extra):
    made = logging.LogRecord("x", logging.WARNING, "", 1, message, (), None)
    made.__dict__.update(extra)
    return made


def test_a_message_of_several_lines_stays_one_line():
    line = JsonLines().format(record("one\ntwo\x1b[2J\u2028three", told={"status": 200}))
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert json.loads(line)["said"] == "one\ntwo\x1b[2J\u2028three"
    assert json.loads(line)["status"] == 200


def test_an_error_is_told_with_its_trace():
    error = ValueError("amiss")
    line = JsonLines().format(record("failed", exc_info=(ValueError, error, None)))
    assert "ValueError: amiss" in json.loads(line)["error"]


def test_a_request_is_told_by_its_route_and_not_by_its_address(server, caplog):
    with caplog.at_level(logging.INFO, logger=ACCESS.name):
        server.client.get("/runs/secretsecret?token=secretsecret")
    [told] = [each.told for each in caplog.records if each.name == ACCESS.name]
    assert (told["method"], told["route"], told["status"]) == ("GET", "/runs/{run_id}", 404)
    assert "secretsecret" not in "".join(map(JsonLines().format, caplog.records))

"""What people say of findings: kept as plain text, carried along, closed to others."""

import pytest

from tests.report.oakfield import findings, oakfield
from tests.web.review.reviewed import acting, judged


def say(server, run, name, text):
    return server.client.post(f"/runs/{run}/findings/{name}/comments", data={"text": text})


def test_a_comment_is_shown_with_who_said_it_and_when(server, run):
    page = say(server, run, "d1", "Ask the joiner.\r\n\r\nHe knows <b>doors</b>.")
    assert page.status_code == 200
    assert page.url.path == f"/runs/{run}/findings/d1"
    assert "<p><bdi>Ask the joiner.</bdi></p>\n<p><bdi>He knows &lt;b&gt;doors" in page.text
    assert "<b><bdi>local</bdi></b>" in page.text
    assert "of this revision" in page.text
    assert "Ask the joiner" not in server.client.get(f"/runs/{run}/findings/d2").text


def test_it_goes_along_to_later_revisions_and_says_where_it_was_made(server, project, run):
    say(server, run, "d1", "Ask the joiner.")
    later = judged(server, project, oakfield(findings=findings()[:2]))
    page = server.client.get(f"/runs/{later}/findings/d1").text
    assert "Ask the joiner." in page
    assert "at revision 1" in page


def test_the_list_tells_where_something_was_said_also_of_what_is_not_there_now(
    server, project, run
):
    say(server, run, "d2", "Ask the joiner <b>.")
    say(server, run, "d2", "He answered.")
    assert "<small>2 comments</small>" in server.client.get(f"/runs/{run}/findings").text
    later = judged(server, project, oakfield(findings=findings()[:1]))
    page = server.client.get(f"/runs/{later}/findings").text
    assert "comments</small>" not in page
    assert f'<a href="/runs/{run}/findings/d2">Revision 1</a>: <bdi>He answered.' in page


@pytest.mark.slow
def test_other_models_and_projects_do_not_hear_it(server, project, run):
    say(server, run, "d1", "Ask the joiner.")
    for other in (judged(server, project, model="B"), judged(server, server.project("Other"))):
        assert "Ask the joiner" not in server.client.get(f"/runs/{other}/findings/d1").text


def test_one_that_says_nothing_or_too_much_is_refused(server, run):
    for text in ("", " \n\t ", "\u200b\u202e\x00", "x" * 4001, "x\n" * 2000):
        refused = say(server, run, "d1", text)
        assert refused.status_code == 400
        assert "The comment" in refused.text
    assert "Nobody has said anything" in server.client.get(f"/runs/{run}/findings/d1").text


def test_what_nobody_sees_is_taken_out(server, run):
    page = say(server, run, "d1", "a\u202eb\x00c" + "x" * 3990).text
    assert "abc" + "x" * 3990 in page


def test_who_may_only_read_is_refused(server, run):
    with acting(server, "reader", "read"):
        assert say(server, run, "d1", "hello").status_code == 403
    with acting(server, "architect", "read", "upload"):
        assert "<bdi>architect</bdi>" in say(server, run, "d1", "hello").text


def test_who_may_not_see_it_is_told_that_it_is_not_there(server, run):
    with acting(server, "stranger", "read", "waive", projects=frozenset()):
        assert say(server, run, "d1", "hello").status_code == 404

"""Reading from many threads: a connection for each that lives, closed when nobody is asking."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread, get_ident

from tests.builders import make_file
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_title
from yitusanhui.store.reader import Reader


def test_work_after_work_beside_the_window_takes_no_more_connections(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        before = len(file.reader._of_thread)
        for _ in range(20):
            _in_a_thread(file)
        assert len(file.reader._of_thread) <= before + 2


def _in_a_thread(file: ConsultationFile) -> None:
    one = Thread(target=lambda: read_title(file))
    one.start()
    one.join()


def test_a_question_is_answered_before_its_connection_is_closed(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        reader, asked, found = Reader(file.path), Event(), []

        def wait_inside(number: int) -> int:
            asked.set()
            return number

        def ask() -> None:
            reader._own().connection.create_function("wait_inside", 1, wait_inside)
            slow = "WITH RECURSIVE n(x) AS (SELECT wait_inside(1) UNION ALL SELECT x + 1 FROM n LIMIT 300000)"
            found.append(reader.row(f"{slow} SELECT max(x) AS most FROM n"))

        asking = Thread(target=ask)
        asking.start()
        asked.wait()
        reader.close()
        asking.join()
        assert found == [{"most": 300000}]
        assert get_ident() not in reader._of_thread

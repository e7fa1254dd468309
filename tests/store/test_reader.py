"""Reading from many threads: a connection for each that lives, closed when nobody is asking."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import ProgrammingError
from threading import Barrier, Event, Thread, get_ident

import pytest

from tests.builders import make_file
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_title
from yitusanhui.store.connection import reading_connection
from yitusanhui.store.reader import Reader, _Own

ENDED = -1  # a number that no other thread is given


def test_a_thread_that_ended_leaves_no_connection_behind(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        of_thread = file.reader._of_thread
        for _ in range(3):
            of_thread[ENDED] = ended = _Own(reading_connection(file.path))
            _in_threads(file, Barrier(len(of_thread)))  # more than have connections here: one of them is new
            assert ENDED not in of_thread
            with pytest.raises(ProgrammingError, match="closed"):
                ended.connection.execute("SELECT 1")


def _in_threads(file: ConsultationFile, together: Barrier) -> None:
    """As many as wait for one another: no two of them have the same number."""

    def read() -> None:
        read_title(file)
        together.wait()

    threads = [Thread(target=read) for _ in range(together.parties)]
    for one in threads:
        one.start()
    for one in threads:
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

"""The tables of one consultation, version 1. Times ISO 8601, areas cm², places pixels of a drawing.

`void` marks a row whose entry was undone: it stays, and is out of every figure.
"""

from __future__ import annotations

CORE = """
CREATE TABLE consultation (
    id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL, title TEXT NOT NULL,
    street TEXT NOT NULL DEFAULT '', community TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL
) STRICT;
CREATE TABLE templates (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, content TEXT NOT NULL
) STRICT;
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, operation TEXT NOT NULL,
    request TEXT NOT NULL, entity TEXT NOT NULL, entity_id INTEGER NOT NULL, before TEXT, after TEXT,
    prev_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_request ON journal (request);
CREATE TABLE receipts (
    request TEXT PRIMARY KEY, operation TEXT NOT NULL, at TEXT NOT NULL, result TEXT NOT NULL
) STRICT;
CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE blueprints (
    id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, name TEXT NOT NULL, file_name TEXT NOT NULL,
    media_type TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES blobs, overview_sha256 TEXT NOT NULL REFERENCES blobs,
    width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0),
    tile_format TEXT NOT NULL, metres_per_pixel REAL, added_at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tiles (
    blueprint_id INTEGER NOT NULL REFERENCES blueprints, level INTEGER NOT NULL, row INTEGER NOT NULL,
    col INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (blueprint_id, level, row, col)
) STRICT;
CREATE TABLE tiled (blueprint_id INTEGER PRIMARY KEY REFERENCES blueprints, tiles INTEGER NOT NULL) STRICT;
CREATE TABLE participants (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, search TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL, address TEXT NOT NULL DEFAULT '', household TEXT NOT NULL DEFAULT '',
    home TEXT NOT NULL DEFAULT '', area_cm2 INTEGER,
    phone TEXT NOT NULL DEFAULT '', votes INTEGER NOT NULL, walk_in INTEGER NOT NULL DEFAULT 0,
    added_at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX participants_by_name ON participants (name);
"""

MEETINGS = """
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY AUTOINCREMENT, stage TEXT NOT NULL, round INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned', procedure TEXT NOT NULL, planned_at TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '', chair TEXT NOT NULL DEFAULT '', recorder TEXT NOT NULL DEFAULT '',
    blueprint_id INTEGER REFERENCES blueprints, step_id INTEGER, roster TEXT,
    opened_at TEXT NOT NULL DEFAULT '',
    closed_at TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0, UNIQUE (stage, round)
) STRICT;
CREATE TABLE agenda_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    position INTEGER NOT NULL, name TEXT NOT NULL, minutes INTEGER NOT NULL, script TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '', ended_at TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    place TEXT NOT NULL, posted_at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE attendances (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    participant_id INTEGER NOT NULL REFERENCES participants, excused INTEGER NOT NULL DEFAULT 0,
    arrived_at TEXT NOT NULL DEFAULT '', left_at TEXT NOT NULL DEFAULT '', holds_vote INTEGER NOT NULL DEFAULT 0,
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX attendance_once ON attendances (meeting_id, participant_id) WHERE void = 0;
CREATE TABLE proxies (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    principal_id INTEGER NOT NULL REFERENCES participants, agent_id INTEGER NOT NULL REFERENCES participants,
    scope TEXT NOT NULL, power TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '',
    on_the_spot INTEGER NOT NULL, confirmed INTEGER NOT NULL, granted_at TEXT NOT NULL,
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX proxy_once ON proxies (meeting_id, principal_id) WHERE void = 0;
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    section TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE addenda (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    reason TEXT NOT NULL CHECK (reason <> ''), text TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE seals (
    meeting_id INTEGER PRIMARY KEY REFERENCES meetings, sealed_at TEXT NOT NULL, journal_seq INTEGER NOT NULL,
    journal_head TEXT NOT NULL, digest TEXT NOT NULL, report TEXT NOT NULL
) STRICT;
"""

WORDS = """
CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    text TEXT NOT NULL CHECK (text <> ''), participant_id INTEGER REFERENCES participants,
    author TEXT NOT NULL DEFAULT '', source TEXT NOT NULL, category TEXT NOT NULL DEFAULT '',
    blueprint_id INTEGER REFERENCES blueprints, x REAL, y REAL, lon REAL, lat REAL,
    said_at TEXT NOT NULL, recorded_at TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'recorded', withdrawn_reason TEXT NOT NULL DEFAULT '',
    amended INTEGER NOT NULL DEFAULT 0, ref TEXT NOT NULL DEFAULT '', CHECK ((x IS NULL) = (y IS NULL))
) STRICT;
CREATE INDEX comments_by_meeting ON comments (meeting_id);
CREATE TABLE endorsements (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    comment_id INTEGER NOT NULL REFERENCES comments, count INTEGER NOT NULL CHECK (count > 0), at TEXT NOT NULL,
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX endorsements_by_comment ON endorsements (comment_id);
CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings, title TEXT NOT NULL,
    question TEXT NOT NULL DEFAULT '', agreement TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE topic_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, topic_id INTEGER NOT NULL REFERENCES topics,
    comment_id INTEGER NOT NULL REFERENCES comments, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX topic_comment_once ON topic_comments (topic_id, comment_id) WHERE void = 0;
CREATE TABLE options (
    id INTEGER PRIMARY KEY AUTOINCREMENT, topic_id INTEGER NOT NULL REFERENCES topics, label TEXT NOT NULL,
    title TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '', cost TEXT NOT NULL DEFAULT '',
    touches TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'proposed', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE positions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, option_id INTEGER NOT NULL REFERENCES options,
    stakeholder TEXT NOT NULL, stance TEXT NOT NULL, words TEXT NOT NULL DEFAULT '',
    confirmed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX position_once ON positions (option_id, stakeholder) WHERE void = 0;
CREATE TABLE replies (
    id INTEGER PRIMARY KEY AUTOINCREMENT, comment_id INTEGER NOT NULL REFERENCES comments, kind TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX reply_once ON replies (comment_id) WHERE void = 0;
"""

VOTES = """
CREATE TABLE motions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    topic_id INTEGER REFERENCES topics, option_id INTEGER REFERENCES options, title TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '', method TEXT NOT NULL, rule TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'drafted',
    expected INTEGER NOT NULL DEFAULT 0, expected_area_cm2 INTEGER NOT NULL DEFAULT 0,
    present INTEGER NOT NULL DEFAULT 0, issued INTEGER, returned INTEGER, invalid INTEGER NOT NULL DEFAULT 0,
    blank INTEGER NOT NULL DEFAULT 0, tellers TEXT NOT NULL DEFAULT '', callers TEXT NOT NULL DEFAULT '',
    imported INTEGER NOT NULL DEFAULT 0, announced_at TEXT NOT NULL DEFAULT '', counted_at TEXT NOT NULL DEFAULT '',
    result TEXT, reopened TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, motion_id INTEGER NOT NULL REFERENCES motions, position INTEGER NOT NULL,
    label TEXT NOT NULL, kind TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0, UNIQUE (motion_id, label)
) STRICT;
CREATE TABLE roll (
    id INTEGER PRIMARY KEY AUTOINCREMENT, motion_id INTEGER NOT NULL REFERENCES motions,
    household TEXT NOT NULL, holder_id INTEGER NOT NULL REFERENCES participants,
    cast_by_id INTEGER NOT NULL REFERENCES participants, area_cm2 INTEGER NOT NULL DEFAULT 0,
    by_proxy INTEGER NOT NULL DEFAULT 0, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX roll_by_motion ON roll (motion_id);
CREATE TABLE ballots (
    id INTEGER PRIMARY KEY AUTOINCREMENT, motion_id INTEGER NOT NULL REFERENCES motions,
    roll_id INTEGER REFERENCES roll, voter TEXT NOT NULL, choice_id INTEGER NOT NULL REFERENCES choices,
    area_cm2 INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX ballots_by_motion ON ballots (motion_id);
CREATE TABLE counts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, motion_id INTEGER NOT NULL REFERENCES motions, teller INTEGER NOT NULL,
    choice_id INTEGER NOT NULL REFERENCES choices, votes INTEGER NOT NULL CHECK (votes >= 0),
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX count_once ON counts (motion_id, teller, choice_id) WHERE void = 0;
"""

PROMISES = """
CREATE TABLE commitments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    kind TEXT NOT NULL, topic_id INTEGER REFERENCES topics, option_id INTEGER REFERENCES options,
    from_commitment INTEGER REFERENCES commitments, text TEXT NOT NULL, owner TEXT NOT NULL,
    due TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE progress (
    id INTEGER PRIMARY KEY AUTOINCREMENT, commitment_id INTEGER NOT NULL REFERENCES commitments,
    state TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    commitment_id INTEGER REFERENCES commitments, subject TEXT NOT NULL, verdict TEXT, note TEXT NOT NULL DEFAULT '',
    scale TEXT NOT NULL DEFAULT '', unsure_counts INTEGER NOT NULL DEFAULT 1, issued INTEGER NOT NULL DEFAULT 0,
    returned INTEGER NOT NULL DEFAULT 0, invalid INTEGER NOT NULL DEFAULT 0, levels TEXT NOT NULL DEFAULT '{}',
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
"""

VERSION_1 = CORE + MEETINGS + WORDS + VOTES + PROMISES

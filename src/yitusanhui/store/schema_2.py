"""What version 2 adds to the tables: the map room, the meeting room, ballots with values, what lies beside the words.

A column is added with a default, so that rows traced before it stay true (`store/check.py`).
"""

from __future__ import annotations

# 图: drawings that carry coordinates and follow each other, places of comments on later versions, sites, layers.
MAP = """
ALTER TABLE blueprints ADD COLUMN prepared TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN shape TEXT NOT NULL DEFAULT '';
CREATE TABLE control_points (
    id INTEGER PRIMARY KEY AUTOINCREMENT, blueprint_id INTEGER NOT NULL REFERENCES blueprints,
    x REAL NOT NULL, y REAL NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL,
    datum TEXT NOT NULL DEFAULT 'survey', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tie_points (
    id INTEGER PRIMARY KEY AUTOINCREMENT, blueprint_id INTEGER NOT NULL REFERENCES blueprints,
    base_id INTEGER NOT NULL REFERENCES blueprints, x REAL NOT NULL, y REAL NOT NULL,
    base_x REAL NOT NULL, base_y REAL NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE placements (
    id INTEGER PRIMARY KEY AUTOINCREMENT, comment_id INTEGER NOT NULL REFERENCES comments,
    blueprint_id INTEGER NOT NULL REFERENCES blueprints, x REAL, y REAL,
    state TEXT NOT NULL DEFAULT 'carried', note TEXT NOT NULL DEFAULT '', at TEXT NOT NULL,
    void INTEGER NOT NULL DEFAULT 0, CHECK ((x IS NULL) = (y IS NULL))
) STRICT;
CREATE UNIQUE INDEX placement_once ON placements (comment_id, blueprint_id) WHERE void = 0;
CREATE TABLE sites (
    id INTEGER PRIMARY KEY AUTOINCREMENT, blueprint_id INTEGER NOT NULL REFERENCES blueprints,
    kind TEXT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL DEFAULT '', shape TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'planned', note TEXT NOT NULL DEFAULT '', facts TEXT NOT NULL DEFAULT '{}',
    added_at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE site_placements (
    id INTEGER PRIMARY KEY AUTOINCREMENT, site_id INTEGER NOT NULL REFERENCES sites,
    blueprint_id INTEGER NOT NULL REFERENCES blueprints, shape TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'carried', note TEXT NOT NULL DEFAULT '', at TEXT NOT NULL,
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX site_placement_once ON site_placements (site_id, blueprint_id) WHERE void = 0;
CREATE TABLE site_states (
    id INTEGER PRIMARY KEY AUTOINCREMENT, site_id INTEGER NOT NULL REFERENCES sites,
    meeting_id INTEGER REFERENCES meetings, status TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE layers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, blueprint_id INTEGER NOT NULL REFERENCES blueprints,
    name TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES blobs,
    shapes_sha256 TEXT NOT NULL REFERENCES blobs, features INTEGER NOT NULL, colour TEXT NOT NULL DEFAULT '',
    shown INTEGER NOT NULL DEFAULT 1, added_at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
"""

# 会: photos and papers, who asked to speak, pauses, the checklist, parties to an agreement, words taken back late.
ROOM = """
ALTER TABLE topics ADD COLUMN fate TEXT NOT NULL DEFAULT '';
ALTER TABLE topics ADD COLUMN fate_note TEXT NOT NULL DEFAULT '';
ALTER TABLE options ADD COLUMN blueprint_id INTEGER REFERENCES blueprints;
ALTER TABLE participants ADD COLUMN consent INTEGER;
ALTER TABLE evaluations ADD COLUMN second TEXT NOT NULL DEFAULT '';
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER REFERENCES meetings, entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL, kind TEXT NOT NULL, file_name TEXT NOT NULL, media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blobs, preview_sha256 TEXT NOT NULL REFERENCES blobs,
    caption TEXT NOT NULL DEFAULT '', added_at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachments_by_entity ON attachments (entity, entity_id);
CREATE TABLE speeches (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    participant_id INTEGER REFERENCES participants, name TEXT NOT NULL, asked_at TEXT NOT NULL,
    started_at TEXT NOT NULL DEFAULT '', ended_at TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE pauses (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    reason TEXT NOT NULL, paused_at TEXT NOT NULL, resumed_at TEXT NOT NULL DEFAULT '',
    void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL REFERENCES meetings,
    item TEXT NOT NULL, done_at TEXT NOT NULL DEFAULT '', void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE confirmations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, topic_id INTEGER NOT NULL REFERENCES topics, party TEXT NOT NULL,
    stance TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX topic_comments_by_comment ON topic_comments (comment_id);
CREATE UNIQUE INDEX confirmation_once ON confirmations (topic_id, party) WHERE void = 0;
CREATE TABLE retractions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, comment_id INTEGER NOT NULL REFERENCES comments,
    reason TEXT NOT NULL CHECK (reason <> ''), at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX retraction_once ON retractions (comment_id) WHERE void = 0;
CREATE TABLE releases (
    id INTEGER PRIMARY KEY AUTOINCREMENT, comment_id INTEGER NOT NULL REFERENCES comments,
    amended INTEGER NOT NULL, at TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX release_once ON releases (comment_id) WHERE void = 0;
"""

# 表决: votes that give a number to each option (打分, 排序), by name or not; who read out and who checked; recounts
# that were asked for; why it was called off; whether a ballot came on paper or from a log, and as whose.
VOTES = """
ALTER TABLE motions ADD COLUMN top INTEGER NOT NULL DEFAULT 0;
ALTER TABLE motions ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
ALTER TABLE motions ADD COLUMN readers TEXT NOT NULL DEFAULT '';
ALTER TABLE motions ADD COLUMN confirmed TEXT NOT NULL DEFAULT '';
ALTER TABLE motions ADD COLUMN recounts TEXT NOT NULL DEFAULT '';
ALTER TABLE motions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE ballots ADD COLUMN value INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ballots ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE ballots ADD COLUMN given_as TEXT NOT NULL DEFAULT '';
ALTER TABLE counts ADD COLUMN value INTEGER NOT NULL DEFAULT 0;
DROP INDEX count_once;
CREATE UNIQUE INDEX count_once ON counts (motion_id, teller, choice_id, value) WHERE void = 0;
"""

VERSION_2 = MAP + ROOM + VOTES

-- Made by `rodatraden migrate --print-schema`; a test keeps it true.

-- migration

CREATE TABLE migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL);

-- organisations

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('committee', 'company', 'unit', 'private')),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    parent TEXT REFERENCES organisation (id),
    class TEXT,
    regime TEXT CHECK (regime IN ('municipal', 'contractor', 'independent', 'single-places')),
    registry_email TEXT,
    valid_from TEXT,
    valid_to TEXT
, committee TEXT REFERENCES organisation (id)) STRICT;

CREATE INDEX organisation_committee ON organisation (committee);

CREATE INDEX organisation_parent ON organisation (parent);

CREATE TABLE succession (
    predecessor TEXT NOT NULL REFERENCES organisation (id),
    successor TEXT NOT NULL REFERENCES organisation (id),
    day TEXT NOT NULL,
    PRIMARY KEY (predecessor, successor),
    CHECK (predecessor <> successor)
) STRICT;

CREATE INDEX succession_successor ON succession (successor);

-- session

CREATE TABLE session (
    digest TEXT PRIMARY KEY,
    person TEXT,
    role TEXT,
    language TEXT CHECK (language IN ('sv', 'en')),
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
, device TEXT) STRICT;

CREATE INDEX session_person ON session (person);

CREATE TABLE form_press (key TEXT PRIMARY KEY, request TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE INDEX form_press_at ON form_press (at);

-- audit

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT,
    role TEXT,
    act TEXT NOT NULL,
    object TEXT,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
, kind TEXT, sealed TEXT, digest TEXT) STRICT;

CREATE INDEX audit_object ON audit (object, number);

CREATE INDEX audit_person ON audit (person, number);

CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_anchor (
    day TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE seal_salt (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

-- accounts

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    phone TEXT,
    language TEXT NOT NULL DEFAULT 'sv' CHECK (language IN ('sv', 'en')),
    password TEXT,
    created_at TEXT NOT NULL,
    closed_at TEXT
) STRICT;

CREATE TABLE role (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('unithead', 'contact', 'coauthor', 'registrar', 'office', 'examiner',
        'juror', 'controller', 'operator')),
    organisation TEXT REFERENCES organisation (id),
    edition TEXT,
    granted_at TEXT NOT NULL,
    granted_by TEXT,
    ended_at TEXT
) STRICT;

CREATE INDEX role_organisation ON role (organisation);

CREATE INDEX role_person ON role (person);

CREATE TABLE signin_link (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

CREATE TABLE signin_attempt (
    key TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX signin_attempt_key ON signin_attempt (key, at);

CREATE TABLE proposal (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    proposed_by TEXT NOT NULL REFERENCES person (id),
    proposed_at TEXT NOT NULL,
    decided_by TEXT REFERENCES person (id),
    decided_at TEXT,
    confirmed INTEGER CHECK (confirmed IN (0, 1))
) STRICT;

CREATE TABLE known_device (
    digest TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (digest, person)
) STRICT;

CREATE INDEX known_device_person ON known_device (person);

CREATE TABLE link_request (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    target TEXT NOT NULL
) STRICT;

-- mail

CREATE TABLE letter (
    id TEXT PRIMARY KEY NOT NULL,
    recipient_name TEXT NOT NULL,
    recipient_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('sv', 'en')),
    kind TEXT NOT NULL,
    about TEXT,
    repeats TEXT REFERENCES letter (id),
    secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
    created_at TEXT NOT NULL,
    not_before TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    sent_at TEXT,
    abandoned_at TEXT,
    claimed_until TEXT,
    claimed_by TEXT,
    CHECK (sent_at IS NULL OR abandoned_at IS NULL)
) STRICT;

CREATE INDEX letter_about ON letter (about);

CREATE INDEX letter_newest ON letter (created_at, id);

CREATE INDEX letter_repeats ON letter (repeats);

CREATE INDEX letter_waiting ON letter (not_before) WHERE sent_at IS NULL AND abandoned_at IS NULL;

-- editions

CREATE TABLE publication (
    edition TEXT PRIMARY KEY REFERENCES edition (id),
    published_at TEXT NOT NULL,
    published_by TEXT REFERENCES person (id)
) STRICT;

CREATE TABLE inner_dates (
    edition TEXT PRIMARY KEY REFERENCES edition (id),
    teams_ready TEXT,
    assessment_closes TEXT,
    jury_meets TEXT,
    ceremony_time TEXT,
    feedback_from TEXT,
    set_at TEXT NOT NULL,
    set_by TEXT REFERENCES person (id)
) STRICT;

CREATE TABLE erratum (
    edition TEXT NOT NULL REFERENCES edition (id),
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT REFERENCES person (id),
    reason TEXT NOT NULL,
    parts TEXT NOT NULL,
    source BLOB NOT NULL,
    PRIMARY KEY (edition, version)
) STRICT;

CREATE TABLE edition (
    id TEXT PRIMARY KEY,
    programme TEXT NOT NULL DEFAULT 'kvalitetsutmarkelsen',
    year INTEGER NOT NULL,
    digest TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT REFERENCES person (id),
    source BLOB NOT NULL,
    UNIQUE (programme, year)
) STRICT;

-- texts

CREATE TABLE standing_text (
    owner_kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL REFERENCES person (id),
    document TEXT NOT NULL,
    PRIMARY KEY (owner_kind, owner, item)
) STRICT;

CREATE INDEX standing_text_sum ON standing_text (owner_kind, owner, item, characters);

CREATE TABLE text_revision (
    owner_kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    started_from INTEGER NOT NULL,
    aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
    merges INTEGER,
    save TEXT,
    characters INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL REFERENCES person (id),
    document TEXT NOT NULL,
    splice_at INTEGER,
    splice_cut INTEGER,
    PRIMARY KEY (owner_kind, owner, item, revision)
) STRICT;

CREATE UNIQUE INDEX text_revision_save ON text_revision (owner_kind, owner, item, save) WHERE save IS NOT NULL;

CREATE TABLE text_milestone (
    id TEXT PRIMARY KEY,
    owner_kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX text_milestone_owner ON text_milestone (owner_kind, owner, at);

CREATE TABLE text_milestone_part (
    milestone TEXT NOT NULL REFERENCES text_milestone (id),
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (milestone, item)
) STRICT;

CREATE TABLE text_thread (
    id TEXT PRIMARY KEY,
    owner_kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    item TEXT NOT NULL,
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    resolved_at TEXT,
    resolved_by TEXT REFERENCES person (id)
) STRICT;

CREATE INDEX text_thread_owner ON text_thread (owner_kind, owner, item);

CREATE TABLE text_comment (
    id TEXT PRIMARY KEY,
    thread TEXT NOT NULL REFERENCES text_thread (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL
) STRICT;

CREATE INDEX text_comment_thread ON text_comment (thread);

-- entries

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES edition (id),
    unit TEXT NOT NULL REFERENCES organisation (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES person (id),
    UNIQUE (edition, unit)
) STRICT;

CREATE INDEX entry_unit ON entry (unit);

CREATE TABLE registration (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    head_name TEXT NOT NULL,
    head_phone TEXT NOT NULL,
    head_email TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    class TEXT,
    registered_at TEXT NOT NULL,
    registered_by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE eligibility_check (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    manager INTEGER NOT NULL CHECK (manager IN (0, 1)),
    plan INTEGER NOT NULL CHECK (plan IN (0, 1)),
    staff INTEGER NOT NULL CHECK (staff >= 0),
    city_places INTEGER,
    all_places INTEGER,
    last_result_tkr INTEGER,
    forecast_tkr INTEGER,
    verdict TEXT NOT NULL CHECK (verdict IN ('may-receive', 'may-take-part', 'may-not')),
    failed TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX eligibility_check_entry ON eligibility_check (entry, at);

CREATE TABLE eligibility_override (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX eligibility_override_entry ON eligibility_override (entry);

CREATE TABLE withdrawal (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE answer_assignment (
    entry TEXT NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, item, person)
) STRICT;

CREATE TABLE admin_field (
    entry TEXT NOT NULL REFERENCES entry (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entry, key)
) STRICT;

CREATE TABLE deadline_extension (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE submission (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    characters INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE committee_case (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    edition TEXT NOT NULL REFERENCES edition (id),
    title TEXT NOT NULL,
    dnr TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX committee_case_organisation ON committee_case (organisation, edition);

CREATE TABLE case_entry (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    committee_case TEXT NOT NULL REFERENCES committee_case (id)
) STRICT;

CREATE INDEX case_entry_case ON case_entry (committee_case);

CREATE TABLE committee_decision (
    committee_case TEXT PRIMARY KEY REFERENCES committee_case (id),
    kind TEXT NOT NULL CHECK (kind IN ('noted', 'approved')),
    meeting_day TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    number TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE minutes (
    committee_case TEXT PRIMARY KEY REFERENCES committee_case (id),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    received_at TEXT NOT NULL,
    received_by TEXT NOT NULL REFERENCES person (id),
    content BLOB NOT NULL
) STRICT;

CREATE TABLE economy_update (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    last_result_tkr INTEGER NOT NULL,
    forecast_tkr INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX economy_update_entry ON economy_update (entry, at);

CREATE TABLE economy_call (
    entry TEXT NOT NULL REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, at)
) STRICT;

CREATE TABLE answer_status (
    entry TEXT NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('review', 'done')),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, item)
) STRICT;

CREATE TABLE reviewer (
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, person)
) STRICT;

CREATE TABLE change_request (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    due TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX change_request_entry ON change_request (entry);

CREATE TABLE change_part (
    request TEXT NOT NULL REFERENCES change_request (id),
    item TEXT NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER,
    PRIMARY KEY (request, item)
) STRICT;

CREATE TABLE change_reading (
    request TEXT PRIMARY KEY REFERENCES change_request (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE change_extension (
    request TEXT NOT NULL REFERENCES change_request (id),
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX change_extension_request ON change_extension (request);

CREATE TABLE change_answer (
    request TEXT PRIMARY KEY REFERENCES change_request (id),
    message TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    characters INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE change_verdict (
    request TEXT PRIMARY KEY REFERENCES change_request (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected', 'picture-removed', 'dismissed')),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE formal_check (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE outage (
    id TEXT PRIMARY KEY,
    began_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    extended INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE picture (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    words TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    large BLOB NOT NULL,
    small BLOB NOT NULL
) STRICT;

CREATE INDEX picture_entry ON picture (entry);

CREATE TABLE paper (
    entry TEXT NOT NULL REFERENCES entry (id),
    seal TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'word')),
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (entry, seal, kind)
) STRICT;

CREATE TABLE word_import (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    name TEXT NOT NULL,
    notices TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    taken_at TEXT
) STRICT;

CREATE INDEX word_import_entry ON word_import (entry);

CREATE TABLE import_piece (
    word_import TEXT NOT NULL REFERENCES word_import (id),
    place INTEGER NOT NULL,
    item TEXT,
    reason TEXT NOT NULL,
    sure INTEGER NOT NULL CHECK (sure IN (0, 1, 2)),
    document TEXT NOT NULL,
    PRIMARY KEY (word_import, place)
) STRICT;

CREATE TABLE presentation_picture (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    picture TEXT NOT NULL REFERENCES picture (id),
    nobody INTEGER NOT NULL CHECK (nobody IN (0, 1)),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE media_picture (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    picture TEXT NOT NULL REFERENCES picture (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE picture_draft (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    preview TEXT NOT NULL REFERENCES picture (id),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE picture_consent (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    picture TEXT NOT NULL REFERENCES picture (id),
    name TEXT NOT NULL,
    guardian INTEGER NOT NULL CHECK (guardian IN (0, 1)),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    withdrawn_at TEXT
) STRICT;

CREATE INDEX picture_consent_entry ON picture_consent (entry);

CREATE TABLE hint_dismissed (
    entry TEXT NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    hint TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, item, hint)
) STRICT;

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    settled_at TEXT,
    ended_at TEXT,
    ended_by TEXT REFERENCES person (id),
    outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn', 'dismissed'))
) STRICT;

CREATE INDEX invitation_entry ON invitation (entry);

CREATE INDEX invitation_person ON invitation (person);

CREATE TABLE former_submission (
    entry TEXT NOT NULL REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    characters INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    taken_back_at TEXT NOT NULL,
    taken_back_by TEXT NOT NULL REFERENCES person (id),
    content TEXT NOT NULL,
    PRIMARY KEY (entry, at)
) STRICT;

CREATE TABLE exception_request (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    reason TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES person (id),
    granted INTEGER CHECK (granted IN (0, 1)),
    answer TEXT,
    answered_at TEXT,
    answered_by TEXT REFERENCES person (id)
) STRICT;

CREATE TABLE newcomer (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    edition TEXT NOT NULL REFERENCES edition (id),
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    unit_text TEXT NOT NULL,
    committee_text TEXT NOT NULL,
    answers TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT,
    unit TEXT REFERENCES organisation (id),
    fields TEXT,
    asks_head INTEGER NOT NULL DEFAULT 0 CHECK (asks_head IN (0, 1)),
    outcome TEXT CHECK (outcome IN ('confirmed', 'invited', 'declined')),
    reason TEXT,
    settled_at TEXT,
    settled_by TEXT REFERENCES person (id)
, reminded_at TEXT, handed_at TEXT) STRICT;

CREATE INDEX newcomer_waiting ON newcomer (outcome, sent_at);

CREATE TABLE untold_committee (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    at TEXT NOT NULL,
    told_at TEXT
) STRICT;

CREATE TABLE earlier_award (
    unit TEXT NOT NULL REFERENCES organisation (id),
    programme TEXT NOT NULL DEFAULT 'kvalitetsutmarkelsen',
    year INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary')),
    PRIMARY KEY (unit, programme, year, kind)
) STRICT;

-- examiners

CREATE TABLE examiner (
    person TEXT NOT NULL REFERENCES person (id),
    edition TEXT NOT NULL REFERENCES edition (id),
    home TEXT REFERENCES organisation (id),
    competence TEXT NOT NULL,
    PRIMARY KEY (person, edition)
) STRICT;

CREATE TABLE team (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES edition (id),
    number INTEGER NOT NULL CHECK (number > 0),
    confirmed_at TEXT,
    confirmed_by TEXT REFERENCES person (id),
    UNIQUE (edition, number)
) STRICT;

CREATE TABLE team_member (
    team TEXT NOT NULL REFERENCES team (id),
    person TEXT NOT NULL REFERENCES person (id),
    coordinator INTEGER NOT NULL CHECK (coordinator IN (0, 1)),
    joined_at TEXT NOT NULL,
    joined_by TEXT REFERENCES person (id),
    left_at TEXT,
    left_reason TEXT,
    PRIMARY KEY (team, person, joined_at)
) STRICT;

CREATE INDEX team_member_person ON team_member (person);

CREATE TABLE assignment (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    team TEXT NOT NULL REFERENCES team (id),
    at TEXT NOT NULL,
    by TEXT REFERENCES person (id)
) STRICT;

CREATE INDEX assignment_team ON assignment (team);

CREATE TABLE conflict (
    person TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL, decided_by TEXT REFERENCES person (id),
    PRIMARY KEY (person, entry)
) STRICT;

CREATE INDEX conflict_entry ON conflict (entry);

CREATE TABLE impartiality (
    person TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    at TEXT NOT NULL,
    PRIMARY KEY (person, entry)
) STRICT;

CREATE TABLE conflict_override (
    person TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT REFERENCES person (id),
    PRIMARY KEY (person, entry)
) STRICT;

CREATE INDEX conflict_override_entry ON conflict_override (entry);

CREATE TABLE unassignment (
    entry TEXT NOT NULL REFERENCES entry (id),
    team TEXT NOT NULL REFERENCES team (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX unassignment_team ON unassignment (team);

CREATE TABLE conflict_notice (
    person TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    at TEXT NOT NULL,
    seen_at TEXT,
    seen_by TEXT REFERENCES person (id),
    PRIMARY KEY (person, entry)
) STRICT;

CREATE TABLE objection (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    decided_at TEXT,
    decided_by TEXT REFERENCES person (id),
    upheld INTEGER CHECK (upheld IN (0, 1)),
    answer TEXT,
    UNIQUE (entry, person)
) STRICT;

-- assessment

CREATE TABLE sheet_item (
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    item TEXT NOT NULL,
    -- NULL beside a saved row with unable = 1: kan inte bedöma.
    level INTEGER CHECK (level BETWEEN 0 AND 5),
    unable INTEGER NOT NULL DEFAULT 0 CHECK (unable IN (0, 1)),
    saved_at TEXT NOT NULL,
    strengths TEXT NOT NULL,
    areas TEXT NOT NULL,
    questions TEXT NOT NULL, ceilings TEXT NOT NULL DEFAULT '', ceiling_reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (entry, person, item)
) STRICT;

CREATE INDEX sheet_item_level ON sheet_item (entry, person, item, level, unable);

CREATE TABLE sheet_lock (
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (entry, person)
) STRICT;

CREATE TABLE consensus_item (
    entry TEXT NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    half_levels INTEGER NOT NULL CHECK (half_levels BETWEEN 0 AND 10),
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL REFERENCES person (id),
    strengths TEXT NOT NULL,
    areas TEXT NOT NULL,
    motivation TEXT NOT NULL, ceilings TEXT NOT NULL DEFAULT '', ceiling_reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (entry, item)
) STRICT;

CREATE INDEX consensus_item_level ON consensus_item (entry, item, half_levels);

CREATE TABLE cross_judgement (
    entry TEXT NOT NULL REFERENCES entry (id),
    key TEXT NOT NULL CHECK (key IN ('thread', 'benefit', 'spread')),
    half_levels INTEGER NOT NULL CHECK (half_levels BETWEEN 0 AND 10),
    reason TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, key)
) STRICT;

CREATE TABLE consensus_lock (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE visit (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    mode TEXT NOT NULL CHECK (mode IN ('onsite', 'digital')),
    at TEXT NOT NULL,
    place TEXT NOT NULL,
    booked_at TEXT NOT NULL,
    booked_by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE visit_record (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    held_on TEXT NOT NULL,
    present TEXT NOT NULL,
    notes TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE final_item (
    entry TEXT NOT NULL REFERENCES entry (id),
    item TEXT NOT NULL,
    half_levels INTEGER NOT NULL CHECK (half_levels BETWEEN 0 AND 10),
    evidence TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, item)
) STRICT;

CREATE TABLE final_lock (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE reopening (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    lock TEXT NOT NULL CHECK (lock IN ('sheet', 'consensus', 'final')),
    person TEXT NOT NULL REFERENCES person (id),
    locked_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX reopening_entry ON reopening (entry);

-- awards

CREATE TABLE vote (
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary', 'none')),
    at TEXT NOT NULL,
    PRIMARY KEY (entry, person)
) STRICT;

CREATE TABLE decision (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary', 'none')),
    meeting_day TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    citation TEXT NOT NULL,
    CHECK (kind = 'none' OR citation <> '')
) STRICT;

CREATE TABLE decision_present (
    entry TEXT NOT NULL REFERENCES decision (entry),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (entry, person)
) STRICT;

CREATE TABLE former_decision (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('award', 'honorary', 'none')),
    meeting_day TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    replaced_at TEXT NOT NULL,
    replaced_by TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    citation TEXT NOT NULL
) STRICT;

CREATE INDEX former_decision_entry ON former_decision (entry);

CREATE TABLE empty_class (
    edition TEXT NOT NULL REFERENCES edition (id),
    class TEXT NOT NULL,
    reason TEXT NOT NULL,
    meeting_day TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (edition, class)
) STRICT;

CREATE TABLE juror (
    person TEXT NOT NULL REFERENCES person (id),
    edition TEXT NOT NULL REFERENCES edition (id),
    chair INTEGER NOT NULL CHECK (chair IN (0, 1)),
    PRIMARY KEY (person, edition)
) STRICT;

CREATE TABLE former_empty_class (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES edition (id),
    class TEXT NOT NULL,
    reason TEXT NOT NULL,
    meeting_day TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    taken_back_at TEXT NOT NULL,
    taken_back_by TEXT NOT NULL REFERENCES person (id),
    why TEXT NOT NULL
) STRICT;

CREATE INDEX former_empty_class_edition ON former_empty_class (edition);

-- feedback

CREATE TABLE feedback_meeting (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    held_on TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('onsite', 'digital')),
    present TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE report (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    summary TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE report_share (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE action (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    item TEXT,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES person (id),
    done_at TEXT,
    done_by TEXT REFERENCES person (id)
) STRICT;

CREATE INDEX action_entry ON action (entry);

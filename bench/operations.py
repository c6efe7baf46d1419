"""What is measured. Add a line here, and a path or targets of that name in `rodatraden demo --bench`."""

from dataclasses import dataclass

BOTH, SMALL, LARGE = ("small", "large"), ("small",), ("large",)


@dataclass(frozen=True)
class Operation:
    """kind: get, save (a POST with new text), once (each target once), crowd (save with pauses),
    hello, commit, start, idle, loaded, hand. target: its name in the facts of `demo --bench`, or a path.
    ratio_to: hello and commit are rates, so more is better; commit_wait compares medians of one writer;
    group compares with min(4 × commit, 0.15 × hello)."""

    name: str
    kind: str
    target: str = ""
    actor: str = ""
    conns: int = 16
    sizes: tuple = BOTH
    ratio_to: str = ""


# The order matters: idle memory before any load, what changes the data after what reads it, peak memory last.
OPERATIONS = [
    Operation("start", "start", conns=1),
    Operation("memory_idle", "idle", conns=0),
    Operation("hello", "hello", "/hello", sizes=SMALL),
    Operation("commit", "commit", conns=1, sizes=SMALL),
    Operation("hand", "hand", conns=0, sizes=SMALL),
    Operation("sign_in_page", "get", "/logga-in", sizes=SMALL, ratio_to="hello"),
    Operation("start_page", "get", "/", sizes=SMALL, ratio_to="hello"),
    Operation("edition_page", "get", "edition", sizes=SMALL, ratio_to="hello"),
    Operation("office_list", "get", "office_list", "office", ratio_to="hello"),
    Operation("entry", "get", "entry", "unithead", ratio_to="hello"),
    Operation("desk", "get", "desk", "examiner", ratio_to="hello"),
    Operation("writing_page", "get", "writing", "unithead", ratio_to="hello"),
    Operation("draft_pdf", "get", "draft_pdf", "unithead", conns=1, sizes=SMALL),
    Operation("draft_word", "get", "draft_word", "unithead", conns=1, sizes=SMALL),
    Operation("save_answer_1", "save", "answer", "unithead", conns=1, sizes=SMALL, ratio_to="commit_wait"),
    Operation("save_answer_16", "save", "answer", "unithead", ratio_to="group"),
    Operation("save_sheet_16", "save", "sheet", "examiner", ratio_to="group"),
    Operation("sign_in", "save", "sign_in", sizes=SMALL, ratio_to="hello"),
    Operation("deadline_300", "crowd", "answer", "unithead", conns=300, sizes=SMALL),
    Operation("deadline_3000", "crowd", "answer", "unithead", conns=3000, sizes=LARGE),
    Operation("hand_in", "once", "hand_in", "unithead", sizes=SMALL),
    Operation("memory_loaded", "loaded", conns=0),
]

"""Nobody's words are lost: several tabs and several people in one browser."""

from writer import Writer

BEGUN = ("Första stycket.", "Andra stycket.")


def test_two_tabs_of_the_same_question_live_side_by_side(writer, mock, context):
    other = Writer(mock, context)
    writer.page.bring_to_front()
    writer.add("Från den första fliken.")
    writer.saved(*BEGUN, "Från den första fliken.")
    other.page.bring_to_front()
    other.at_start()
    other.type("Från den andra: ")
    other.saved("Från den andra: Första stycket.", "Andra stycket.", "Från den första fliken.")
    other.shows("Från den andra: Första stycket.", "Andra stycket.", "Från den första fliken.")
    assert other.complaints == []


def test_the_text_of_a_tab_that_was_closed_is_taken_over_by_the_one_that_lives(writer, mock, context):
    other = Writer(mock, context)
    context.set_offline(True)
    other.add("Från fliken som stängdes.")
    other.says("Sparas när nätet är tillbaka")
    other.page.close()
    context.set_offline(False)
    writer.page.reload()
    writer.shows(*BEGUN, "Från fliken som stängdes.")
    writer.saved(*BEGUN, "Från fliken som stängdes.")
    writer.says("Sparat kl.")
    mock.wait(lambda: records(writer) == 0, "the browser keeps what is saved")


def test_the_texts_of_several_closed_tabs_are_all_saved(mock, context):
    context.set_offline(False)
    tabs = [Writer(mock, context) for _ in range(3)]
    context.set_offline(True)
    for tab, words in zip(tabs, ("Ett.", "Två.", "Tre.")):
        tab.page.bring_to_front()
        tab.add(words)
        tab.says("Sparas när nätet är tillbaka")
    for tab in tabs:
        tab.page.close()
    context.set_offline(False)
    writer = Writer(mock, context)
    mock.wait(lambda: sorted(mock.blocks[2:]) == ["Ett.", "Tre.", "Två."], "not all were saved")
    writer.shows(*mock.blocks)
    assert mock.blocks[:2] == list(BEGUN)


def test_the_text_of_another_person_on_the_same_browser_is_neither_shown_nor_sent(writer, mock, context):
    context.set_offline(True)
    writer.add("Ingrids hemliga ord.")
    writer.says("Sparas när nätet är tillbaka")
    writer.page.goto("about:blank")
    context.set_offline(False)
    mock.person = "p2"
    writer.open()
    writer.add("Marias ord.")
    writer.saved(*BEGUN, "Marias ord.")
    # Ingrid herself finds them.
    mock.person = "p1"
    writer.open()
    writer.saved(*BEGUN, "Marias ord.", "Ingrids hemliga ord.")
    assert {form["person"] for form in mock.requests if "hemliga" in form["dokument"]} == {"p1"}


def test_text_that_nobody_came_back_to_in_thirty_days_is_dropped(writer, mock, context):
    context.set_offline(True)
    writer.add("Gammalt.")
    writer.says("Sparas när nätet är tillbaka")
    writer.page.evaluate(f"({EACH_RECORD})((record) => ({{ ...record, at: Date.now() - 31 * 86400000 }}))")
    writer.page.goto("about:blank")
    # Leaving kept a copy that is fresh: it is as old as the other.
    context.set_offline(False)
    writer.page.goto(mock.address.replace("/bidrag/E/skriva/3", "/logga-in"))
    writer.page.evaluate("""for (const key of Object.keys(localStorage)) {
        const kept = JSON.parse(localStorage.getItem(key)); kept.at -= 31 * 86400000; localStorage.setItem(key, JSON.stringify(kept)) }""")
    writer.page.evaluate(f"({EACH_RECORD})((record) => ({{ ...record, at: Date.now() - 31 * 86400000 }}))")
    writer.open()
    writer.add("Nytt.")
    writer.saved(*BEGUN, "Nytt.")
    # The browser lets go of it when it hears that it is saved.
    mock.wait(lambda: records(writer) == 0, "the browser keeps what is saved")


EACH_RECORD = """async (change) => {
    const database = await new Promise((done) => { const open = indexedDB.open('rodatraden', 1); open.onsuccess = () => done(open.result) })
    await new Promise((done) => {
        const transaction = database.transaction('unsent', 'readwrite')
        transaction.oncomplete = done
        const walk = transaction.objectStore('unsent').openCursor()
        walk.onsuccess = () => { if (walk.result) { walk.result.update(change(walk.result.value)); walk.result.continue() } }
    })
    database.close()
}"""


def records(writer):
    """How many texts the browser keeps."""
    return writer.page.evaluate("""async () => {
        const database = await new Promise((done) => { const open = indexedDB.open('rodatraden', 1); open.onsuccess = () => done(open.result) })
        const keys = await new Promise((done) => {
            const all = database.transaction('unsent').objectStore('unsent').getAllKeys()
            all.onsuccess = () => done(all.result.length)
        })
        database.close()
        return keys + Object.keys(localStorage).filter((key) => key.startsWith('write ')).length
    }""")


# The saver alone: two texts of tabs that are gone, and a service that answers the second when it is asked again.
TWO_ORPHANS = """async () => {
    const { Saver } = await import('/assets/write-save.js')
    const text = (words) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] })
    let document = text('Ett.'), posts = 0
    const told = [], asked = []
    window.fetch = async (address, { body }) => {
        asked.push(JSON.parse(new URLSearchParams(body).get('dokument')).content[0].content[0].text)
        if (++posts === 2) throw new TypeError('net::ERR_NETWORK_CHANGED')
        return new Response(JSON.stringify({ revision: 1, started: 1, saved: 'Sparat', document, by: ['Jonas Ek'] }))
    }
    const store = { keep: async () => true, forget: async () => {}, keepNow: () => true }
    const page = {
        read: () => document, restore: (one) => { document = one }, same: () => false, bring: () => true, tell: (state, { document } = {}) => told.push(document ? state + ' by others' : state),
    }
    const saver = new Saver({ address: '/bidrag/E/skriva/3/text', person: 'p' }, 0, store, page)
    await Promise.all(['Två.', 'Tre.'].map((words) => saver.adopt({ document: text(words), base: 0, sent: null }, words)))
    return { told: told.filter((state, place) => state !== told[place - 1]), asked, isClean: saver.isClean }
}"""


def test_a_kept_text_that_is_saved_at_the_second_try_is_told_as_saved(writer):
    """Also where the server had it already, so that nothing newer comes back."""
    came = writer.page.evaluate(TWO_ORPHANS)
    assert came == {"told": ["saving", "saved", "lost", "saved"], "asked": ["Två.", "Tre.", "Tre."], "isClean": True}

"""What one came for is within the first screen, and only what is late has a colour."""

from house import becomes, see, sign_in, until

TAG = """kind => { const one = document.createElement('span'); one.className = 'tag ' + kind
    document.querySelector('main').append(one); return getComputedStyle(one).backgroundColor }"""


def test_the_level_is_within_one_screen_on_a_phone(house):
    page = sign_in(house.visit(size="phone"), "examiner")
    page.goto("/granskning")
    page.locator(".next a.btn").click()
    see(page)
    assert "/bedoma/" in page.url, f"the next thing leads to {page.url}"
    height = page.viewport_size["height"]
    jump = page.locator(".jump a").bounding_box()
    assert jump and jump["y"] + jump["height"] <= height, "the way to the level is not in the first screen"
    page.locator(".jump a").click()
    until(page, "Math.abs(document.querySelector('#niva').getBoundingClientRect().top) < 60")
    boxes = page.locator("#niva input[type=radio]")
    places = [boxes.nth(number).bounding_box() for number in range(boxes.count())]
    assert len(places) == 7
    assert all(0 <= box["y"] and box["y"] + box["height"] <= height for box in places), f"not all levels fit in {height} px: {places}"
    boxes.nth(3).check()
    becomes(page.locator("#niva label:has(:checked) > span").is_visible, True, "what the chosen level means")


def test_facts_do_not_break_into_slivers(house):
    page = sign_in(house.visit(), "unithead")
    page.goto("/bidrag?alla")
    page.locator(".toc a").first.click()
    see(page)
    for width in (360, 1280, 1600, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        narrow = page.locator(".facts dt, .facts dd").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().width < 110).map(one => one.innerText)")
        assert not narrow, f"too narrow at {width} px: {narrow}"


def test_a_late_minute_looks_late_and_a_normal_state_is_quiet(house):
    page = sign_in(house.visit(), "registrar")
    page.goto("/arenden")
    see(page)
    assert page.locator(".next.late").count() == 1
    assert "skulle ha kommit" in page.locator(".next").inner_text()
    late = page.locator("main .tag.late").last
    assert "Försenat" in late.inner_text()
    kinds = {kind: page.evaluate(TAG, kind) for kind in ("ok", "wait", "info", "warn", "late")}
    assert kinds["ok"] == kinds["wait"] == kinds["info"], kinds
    assert len({kinds["ok"], kinds["warn"], kinds["late"]}) == 3, kinds

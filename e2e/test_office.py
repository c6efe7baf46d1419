"""The office goes between the award years, and its lists hold what one acts on."""

import re

from house import see, sign_in


def years(page):
    """The years in the header, the page's own first."""
    here = int(re.search(r"\d{4}", page.locator(".top .years summary").inner_text()).group())
    page.locator(".top .years summary").click()
    others = [int(re.search(r"\d{4}", text).group()) for text in page.locator(".top .years nav a").all_inner_texts()]
    return [here, *others]


def test_the_office_goes_between_the_years_and_stays_in_the_one_it_came_from(house):
    for size in ("desktop", "phone"):
        page = sign_in(house.visit(size=size), "office")
        page.goto("/kansli")
        see(page)
        newest, *others = years(page)
        assert others and newest > max(others)
        page.locator(".top .years nav a").first.click()
        page.wait_for_url(f"**/kansli/{others[0]}")
        see(page)
        for name in ("Användare", "Organisationer", "Utgåvor", "Utskick", "Logg"):
            page.locator(".top nav[aria-label='Huvudmeny'] a", has_text=name).click()
            see(page)
            assert f"År {others[0]}" in page.locator(".top .years summary").inner_text(), name
        page.locator("main a[href^='/kansli/logg?om=']").first.click()
        see(page)
        assert f"År {others[0]}" in page.locator(".top .years summary").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window"


def test_the_formal_check_shows_its_decision_at_once(house):
    page = sign_in(house.visit(), "office")
    page.goto("/kansli")
    newest, *others = years(page)
    page.goto(f"/kansli/{others[0]}/formell")
    see(page)
    cells = page.locator("td[data-label='Beslut']").all()[:5]
    assert cells, "nothing to decide is shown"
    for cell in cells:
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= 1280, "the decision lies outside the window"

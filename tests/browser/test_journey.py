"""From an imported draft to a page that a stranger reads, and to its tombstone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

OWN_TITLE = "What the second Lee–Xi summit leaves to be done"
OWN = {
    "Summary": "A package is reported and its texts are not out yet.",
    "Key messages": "[Fourteen](#agreement-1) are reported.\n[Nine](#agreement-2) bind companies.",
    "Context": "Leaders met in Beijing and announced a [package](#agreement-1) of fourteen.",
    "Analysis": "Its weight cannot be told from outside.",
    "Recommendations": "Ask for the texts.",
}


def open_draft(page: Page) -> None:
    page.goto("/desk/briefs/brief/?state=draft")
    page.get_by_role("link", name="Lee-Xi Summit Sparks Optimism").click()


def test_imported_draft_is_refused_mended_published_read_and_withdrawn(
    editor: Page, reader: Page
) -> None:
    open_draft(editor)
    expect(editor.get_by_text("The title is the source's headline")).to_be_visible()
    editor.get_by_role("link", name="Publish…").click()
    editor.get_by_label("I have read this text and approve it").check()
    editor.get_by_role("button", name="Publish edition 1").click()
    expect(editor.get_by_text("The gate does not open yet")).to_be_visible()
    expect(editor.get_by_text("words in a row are the source's")).to_be_visible()
    expect(editor.get_by_text("No author is named.")).to_be_visible()

    editor.get_by_role("link", name="Back to editing").click()
    mend(editor)
    expect(editor.get_by_text("Everything that the gate asks for is here.")).to_be_visible()

    editor.get_by_role("link", name="Preview").click()
    expect(editor.get_by_text("A preview.")).to_be_visible()
    editor.go_back()
    editor.get_by_role("link", name="Publish…").click()
    editor.get_by_label("I have read this text and approve it").check()
    editor.get_by_role("button", name="Publish edition 1").click()
    expect(editor.get_by_text("Edition 1 is made: readers see it now.")).to_be_visible()

    read(reader)

    editor.get_by_role("link", name="Withdraw…").click()
    editor.get_by_label("The reason").fill("The agency corrected its report.")
    editor.get_by_role("button", name="Withdraw").click()
    gone = reader.reload()
    assert gone is not None
    assert gone.status == 410
    expect(reader.get_by_text("The agency corrected its report.")).to_be_visible()


def mend(page: Page) -> None:
    page.get_by_label("Title").fill(OWN_TITLE)
    for name, text in OWN.items():
        field = name.lower().replace(" ", "_")
        area = page.locator(f"#id_{field}")
        if not area.is_visible():
            page.locator(f".field-{field}").get_by_role("button", name="As text").click()
        area.fill(text)
    page.get_by_role("button", name="Add another Author").click()
    page.locator("#authorships-0 .select2-selection").click()
    page.locator(".select2-dropdown .select2-search__field").fill("Writer")
    page.get_by_role("option", name="A. Writer, Example Institute").click()
    page.get_by_role("button", name="Save and continue editing").click()


def read(page: Page) -> None:
    page.goto("/briefs/")
    page.get_by_role("link", name=OWN_TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(OWN_TITLE)
    expect(page.get_by_text("14 reported, none individually identified").first).to_be_visible()
    page.locator("sup a", has_text="1").last.click()
    expect(page.get_by_text("resulted in 14 agreements").first).to_be_visible()
    expect(page.get_by_text("Yonhap News Agency").first).to_be_visible()

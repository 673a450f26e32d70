"""The desk on a phone: what a wide page shows in tables stands under each other, named."""

from __future__ import annotations

from django.urls import reverse
from playwright.sync_api import Page, expect

from briefs.brief import Brief

PHONE = {"width": 390, "height": 844}


def test_lists_and_rows_on_a_phone_name_their_values_and_never_scroll_sideways(
    editor: Page,
) -> None:
    editor.set_viewport_size(PHONE)  # type: ignore[arg-type]
    base = editor.url.split("/desk/")[0]
    brief = Brief.objects.order_by("pk").first()
    assert brief is not None
    editor.goto(base + reverse("admin:briefs_brief_changelist"))
    cell = editor.locator("#result_list td.field-agreement_rows").first
    assert "Agreements" in cell.evaluate("e => getComputedStyle(e, '::before').content")
    editor.goto(base + reverse("admin:briefs_brief_change", args=[brief.pk]))
    for group in editor.locator(".inline-group").all():
        assert group.evaluate("e => e.querySelector('.tabular').scrollWidth <= e.clientWidth")
    off = editor.locator("#tagged_items-group tr.has_original td.delete").first
    assert "Delete" in off.evaluate("e => getComputedStyle(e, '::before').content")
    off.scroll_into_view_if_needed()
    expect(off.locator("input")).to_be_in_viewport()
    assert editor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_save_can_be_reached_from_anywhere_on_a_long_form_and_covers_no_field_in_focus(
    editor: Page,
) -> None:
    base = editor.url.split("/desk/")[0]
    brief = Brief.objects.order_by("pk").first()
    assert brief is not None
    editor.goto(base + reverse("admin:briefs_brief_change", args=[brief.pk]))
    save = editor.get_by_role("button", name="Save", exact=True)
    expect(save).to_be_in_viewport()
    for name in ("summary", "context", "analysis", "language"):
        field = editor.locator(f"[name={name}]").first
        field.focus()
        bar, box = editor.locator(".submit-row").bounding_box(), field.bounding_box()
        assert bar is not None
        assert box is not None
        assert box["y"] < bar["y"], name

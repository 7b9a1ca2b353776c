"""The main job in a browser: the officer updates, the head confirms, the plan moves, the report shows it."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE

RESULT = "Đã hoàn thành cung cấp các thủ tục hành chính đủ điều kiện ở mức độ 4."


def test_an_update_travels_from_the_officers_phone_to_the_report(sign_in) -> None:
    officer: Page = sign_in("officer2", PHONE)
    slip = officer.locator("article", has_text="Triển khai giải quyết thủ tục hành chính mức độ 4")
    slip.get_by_text("Cập nhật tiến độ", exact=True).first.click()
    slip.get_by_label("Kết quả thực hiện").fill(RESULT)
    slip.get_by_label("Mức độ").select_option(label="Hoàn thành")
    slip.get_by_role("button", name="Cập nhật tiến độ").last.click()
    expect(officer.get_by_text("Đã gửi Phòng Kinh tế và Hạ tầng xác nhận.")).to_be_visible()

    head: Page = sign_in("head")
    head.get_by_role(
        "link", name=re.compile("Triển khai giải quyết thủ tục hành chính mức độ 4")
    ).first.click()
    head.get_by_role("button", name="Xác nhận hoàn thành").click()
    expect(head.get_by_text("Đã xác nhận hoàn thành.")).to_be_visible()

    head.goto("/plans/1")
    expect(head.get_by_text("31,82%").first).to_be_visible()
    expect(head.get_by_text("7/22").first).to_be_visible()

    head.goto("/reports")
    head.get_by_role("link", name=re.compile("06 tháng đầu năm 2022", re.I)).first.click()
    expect(head.get_by_text(RESULT).first).to_be_attached()


def test_a_returned_report_comes_back_to_its_officer_with_the_reason(sign_in) -> None:
    officer: Page = sign_in("officer5")
    slip = officer.locator("article", has_text="Tuyên truyền, cung cấp thông tin về tiến bộ")
    slip.get_by_text("Cập nhật tiến độ", exact=True).first.click()
    slip.get_by_label("Kết quả thực hiện").fill("Đã phát sóng chuyên mục quý II.")
    slip.get_by_label("Mức độ").select_option(label="Hoàn thành")
    slip.get_by_role("button", name="Cập nhật tiến độ").last.click()

    head: Page = sign_in("head")
    head.get_by_role("link", name=re.compile("Tuyên truyền, cung cấp thông tin")).first.click()
    head.get_by_text("Trả lại để bổ sung", exact=True).first.click()
    head.locator("#return").get_by_label("Nội dung", exact=True).fill("Ghi rõ số tin, bài đã phát.")
    head.locator("#return").get_by_role("button", name="Trả lại để bổ sung").click()
    expect(head.get_by_text("Đã trả lại để bổ sung.")).to_be_visible()

    officer.reload()
    expect(officer.get_by_text("Cần bổ sung").first).to_be_visible()


def test_two_people_on_one_task_lose_nothing_that_was_typed(sign_in) -> None:
    officer: Page = sign_in("officer")
    officer.goto("/tasks/5")
    other: Page = sign_in("head")
    other.goto("/tasks/5")
    other.get_by_label("Kết quả thực hiện").fill("Hội đồng họp ngày 20/6/2022.")
    other.get_by_role("button", name="Cập nhật tiến độ").click()
    expect(other.get_by_text("Đã lưu cập nhật")).to_be_visible()

    officer.get_by_label("Kết quả thực hiện").fill("Đã gửi giấy mời thành viên Hội đồng.")
    with officer.expect_response(lambda answer: answer.request.method == "POST") as answered:
        officer.get_by_role("button", name="Cập nhật tiến độ").click()
    assert answered.value.status == 409
    expect(officer.get_by_label("Kết quả thực hiện")).to_have_value("Đã gửi giấy mời thành viên Hội đồng.")
    officer.get_by_role("button", name="Cập nhật tiến độ").click()
    expect(officer.get_by_text("Đã lưu cập nhật")).to_be_visible()

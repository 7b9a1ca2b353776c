"""Example reports for the tests of paper: the usual half-year report, another office, an empty plan, hostile words."""

from dataclasses import replace
from datetime import date

from tracker.domain.reporting import (
    Annex,
    AnnexRow,
    Paragraph,
    ParagraphKind,
    ReportHead,
    ReportPaper,
    Section,
    Sheet,
    Signature,
    Tone,
)

LAST_WORDS = "tổng hợp theo quy định./."
LEADERS = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def said(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


def dashed(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, ParagraphKind.DASH) for text in texts)


HEAD = ReportHead(
    parent=None,
    organ=("ỦY BAN NHÂN DÂN", "HUYỆN TÂY SƠN"),
    number=None,
    symbol="BC-UBND",
    place="Tây Sơn",
    day=None,
    year=2022,
    issuer="Ủy ban nhân dân huyện Tây Sơn",
)

OPENING = said(
    "Thực hiện Công văn số 364/SKHCN-CN ngày 20/5/2022 của Sở Khoa học và Công nghệ tỉnh Bình Định về việc báo cáo "
    "kết quả 06 tháng đầu năm 2022, Ủy ban nhân dân huyện báo cáo kết quả thực hiện như sau:"
)

SECTIONS = (
    Section("I.", "TÌNH HÌNH THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG TRONG 06 THÁNG ĐẦU NĂM 2022", 1),
    Section(
        "1.",
        "Công tác chỉ đạo, điều hành",
        2,
        said(
            "Thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021 của Tỉnh ủy và Quyết định số 3810/QĐ-UBND "
            "ngày 14/9/2021 của Ủy ban nhân dân tỉnh, Huyện ủy đã ban hành Kế hoạch số 30-KH/HU ngày 23/9/2021; Ủy "
            "ban nhân dân huyện đã giao các cơ quan, đơn vị xây dựng kế hoạch cụ thể và lấy khoa học và công nghệ làm "
            "nhiệm vụ trọng tâm của ngành, của địa phương mình.",
            "Các xã, thị trấn đã lồng ghép nội dung tuyên truyền vào hội nghị giao ban, sinh hoạt thôn và chuyên mục "
            "truyền thanh hằng tháng.",
        ),
    ),
    Section(
        "2.",
        "Kết quả đạt được",
        2,
        said(
            "Ủy ban nhân dân huyện đã ban hành Kế hoạch số 56/KH-UBND ngày 11/3/2022 về kế hoạch hoạt động khoa học và "
            "công nghệ năm 2022; tổng kinh phí bố trí 5.240.000.000 đồng, gồm kinh phí sự nghiệp khoa học và công nghệ "
            "240.000.000 đồng (giao Phòng Kinh tế và Hạ tầng) và vốn đầu tư 5 tỷ đồng để nâng cấp phần mềm, ứng dụng "
            "công nghệ thông tin.",
            "Kế hoạch có 22 nhiệm vụ. Đến ngày 14/6/2022, đã hoàn thành 06/22 nhiệm vụ, đạt 27,27% (Phụ lục kèm theo).",
            "Đã phân công nhiệm vụ cho từng cơ quan, đơn vị, địa phương kèm thời hạn và sản phẩm phải đạt.",
            "Đã thông báo để tổ chức, cá nhân đăng ký đề tài, dự án sản xuất thử nghiệm cấp cơ sở; danh mục đăng ký "
            "được lập theo từng lĩnh vực nông nghiệp, công nghiệp, y tế, giáo dục.",
            "Đã cử cán bộ dự Hội thảo chào mừng Ngày Khoa học và Công nghệ Việt Nam 18-5.",
            "Trang thông tin điện tử của huyện đã được nâng cấp thành cổng thông tin điện tử, kết nối với cổng của "
            "tỉnh; thủ tục hành chính được niêm yết đầy đủ để người dân, doanh nghiệp tra cứu.",
            "Việc vận động cơ sở sản xuất, doanh nghiệp dự bình chọn sản phẩm OCOP đã có danh sách và hồ sơ kèm theo.",
            "Triển khai xây dựng, áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 cho "
            "04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An; cả 04 xã đã qua bước đào tạo và đang viết tài liệu.",
        ),
    ),
    Section("3.", "Đánh giá chung", 2),
    Section(
        "3.1.",
        "Kết quả nổi bật",
        3,
        said(
            "Qua hơn 01 năm triển khai, các cơ quan, đơn vị đã gắn nhiệm vụ khoa học và công nghệ với kế hoạch công "
            "tác hằng quý; số liệu được cập nhật theo từng nhiệm vụ, có tài liệu kèm theo để đối chiếu."
        ),
    ),
    Section(
        "3.2.",
        "Tồn tại, hạn chế và nguyên nhân",
        3,
        said(
            "Một số nhiệm vụ triển khai còn chậm so với kế hoạch (01/22 nhiệm vụ), chủ yếu do chưa đủ đề xuất từ cơ sở.",
            "Kinh phí sự nghiệp được phân bổ một lần trong năm nên các đơn vị chưa chủ động được tiến độ giải ngân.",
        ),
    ),
    Section(
        "II.",
        "NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN 06 THÁNG CUỐI NĂM 2022",
        1,
        dashed(
            "Họp Hội đồng Tư vấn xác định nhiệm vụ khoa học và công nghệ huyện, hoàn thành trước ngày 24/6/2022.",
            "Phổ biến văn bản quy phạm pháp luật mới trong lĩnh vực khoa học và công nghệ.",
            "Triển khai các bước còn lại của Hệ thống quản lý chất lượng tại 04 xã; cuối năm tổ chức đánh giá nội bộ.",
            "Cung cấp thông tin tiến bộ khoa học và công nghệ qua truyền thanh, hội nghị, tập huấn.",
            "Giải ngân kinh phí sự nghiệp khoa học và công nghệ, khuyến công, khuyến nông năm 2022.",
            "Hướng dẫn cá nhân, tổ chức tham gia các cuộc thi khoa học kỹ thuật, sáng tạo khởi nghiệp do tỉnh tổ chức.",
        ),
    ),
    Section(
        "III.",
        "KIẾN NGHỊ, ĐỀ XUẤT",
        1,
        said(
            "Kiến nghị Sở Khoa học và Công nghệ tổ chức lớp bồi dưỡng nghiệp vụ cho công chức phụ trách cấp xã."
        ),
    ),
)

CLOSING = said(
    "Trên đây là báo cáo kết quả thực hiện Chương trình hành động số 10-CTr/TU 06 tháng đầu năm và nhiệm vụ 06 tháng "
    f"cuối năm 2022 trên địa bàn huyện, kính gửi Sở Khoa học và Công nghệ {LAST_WORDS}"
)

COLUMNS = (
    "STT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Thời gian thực hiện",
    "Kết quả đến 14/6/2022",
    "Tình trạng",
)
WIDTHS = (5.0, 36.0, 17.0, 15.0, 16.0, 11.0)
ALIGNS = "cllclc"


def group(number: str, title: str) -> AnnexRow:
    return AnnexRow((number, title), heading=True)


def task(number: int, title: str, lead: str, due: str, result: str, status: str) -> AnnexRow:
    return AnnexRow((str(number), title, lead, due, result, status))


KTHT, VP, NN, VHTT = (
    "Phòng Kinh tế và Hạ tầng",
    "Văn phòng HĐND và UBND",
    "Phòng Nông nghiệp và PTNT",
    "Phòng Văn hóa và Thông tin",
)
TASKS = (
    group("I", "CHỈ ĐẠO, QUÁN TRIỆT, BỐ TRÍ NGUỒN LỰC"),
    task(1, "Phổ biến, quán triệt quan điểm của Đảng về phát triển khoa học và công nghệ; Chương trình hành động số 10-CTr/TU, Quyết định số 3810/QĐ-UBND và Kế hoạch số 30-KH/HU", VHTT, "Thường xuyên", "Hội nghị, tin, bài", "Thường xuyên"),
    task(2, "Phân công nhiệm vụ cụ thể cho từng cơ quan, đơn vị và địa phương để tổ chức thực hiện Kế hoạch", KTHT, "Trong 15 ngày kể từ ngày ban hành Kế hoạch", "Văn bản phân công", "Hoàn thành"),
    task(3, "Triển khai Kế hoạch sử dụng kinh phí sự nghiệp khoa học và công nghệ, kinh phí khuyến công, khuyến nông năm 2022", KTHT, "Năm 2022", "Đã giải ngân 40%", "Trong hạn"),
    group("II", "NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ, ỨNG DỤNG KẾT QUẢ NGHIÊN CỨU"),
    task(4, "Thông báo, hướng dẫn tổ chức, cá nhân đăng ký đề tài, dự án sản xuất thử nghiệm cấp cơ sở năm 2022", KTHT, "Trước ngày 31/3/2022", "Danh mục đăng ký", "Hoàn thành"),
    task(5, "Họp Hội đồng Tư vấn xác định nhiệm vụ khoa học và công nghệ huyện", KTHT, "Tháng 5/2022", "Đã tổng hợp 03 đề xuất", "Quá hạn 14 ngày"),
    task(6, "Khuyến khích ứng dụng kết quả nghiên cứu của các nhiệm vụ cấp tỉnh có khả năng nhân rộng", NN, "Năm 2022", "30%", "Trong hạn"),
    task(7, "Tham dự Hội thảo chào mừng Ngày Khoa học và Công nghệ Việt Nam 18-5", KTHT, "Trước ngày 20/5/2022", "Báo cáo kết quả tham dự", "Hoàn thành"),
    group("III", "ỨNG DỤNG CÔNG NGHỆ THÔNG TIN, CẢI CÁCH HÀNH CHÍNH"),
    task(8, "Trang bị, nâng cấp phần mềm, ứng dụng công nghệ thông tin và cải cách thủ tục hành chính", VP, "Theo tiến độ dự án, hoàn thành trong năm 2022", "Đã giải ngân 25%", "Trong hạn"),
    task(9, "Trang bị máy vi tính, kết nối Internet; đẩy mạnh sử dụng phần mềm chuyên ngành", VHTT, "Thường xuyên, hằng năm", "", "Thường xuyên"),
    task(10, "Nâng cấp hạ tầng kỹ thuật; duy trì hệ thống camera giám sát hoạt động công vụ", VP, "Thường xuyên", "", "Thường xuyên"),
    task(11, "Triển khai giải quyết thủ tục hành chính mức độ 4", VP, "Trước ngày 15/12/2022", "50%", "Trong hạn"),
    task(12, "Nâng cấp trang thông tin điện tử của huyện thành cổng thông tin điện tử", VP, "Quý I/2022", "Cổng đã vận hành", "Hoàn thành"),
    group("IV", "TUYÊN TRUYỀN, PHONG TRÀO, HỖ TRỢ TỔ CHỨC, CÁ NHÂN"),
    task(13, "Tuyên truyền, cung cấp thông tin về tiến bộ khoa học và công nghệ qua sóng truyền thanh, hội nghị, tập huấn", "Trung tâm Văn hóa - Thông tin - Thể thao", "Hằng quý", "16/36 tin, bài (44,44%)", "Trong hạn"),
    task(14, "Vận động, hướng dẫn cơ sở sản xuất, doanh nghiệp tham gia bình chọn sản phẩm OCOP", NN, "Trong tháng 5/2022", "Danh sách cơ sở, sản phẩm", "Hoàn thành sau hạn"),
    task(15, "Tổ chức, vận động, hướng dẫn thanh thiếu niên tham gia các cuộc thi sáng tạo", "Phòng Giáo dục và Đào tạo", "Trước ngày 30/5/2022", "11 sản phẩm dự thi", "Hoàn thành"),
    task(16, "Vận động, hướng dẫn tham gia các cuộc thi khoa học kỹ thuật, sáng tạo khởi nghiệp do tỉnh tổ chức", "Phòng Giáo dục và Đào tạo", "06 tháng cuối năm 2022", "", "Trong hạn"),
    task(17, "Phổ biến các văn bản quy phạm pháp luật mới liên quan lĩnh vực khoa học và công nghệ", "Phòng Tư pháp", "Quý III, IV/2022", "", "Trong hạn"),
    group("V", "TIÊU CHUẨN, CHẤT LƯỢNG"),
    task(18, "Xây dựng, áp dụng Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 cho 04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An", KTHT, "Năm 2022", "16/44 bước (36,36%)", "Trong hạn"),
    task(19, "Duy trì, cải tiến Hệ thống quản lý chất lượng tại các cơ quan, đơn vị đã áp dụng", KTHT, "Thường xuyên", "", "Thường xuyên"),
    task(20, "Tổ chức đánh giá nội bộ Hệ thống quản lý chất lượng", KTHT, "Cuối năm", "", "Trong hạn"),
    group("VI", "NHÂN LỰC, THÔNG TIN, BÁO CÁO"),
    task(21, "Tham gia lớp tập huấn, bồi dưỡng nghiệp vụ quản lý nhà nước về khoa học và công nghệ do tỉnh tổ chức", KTHT, "Theo kế hoạch của tỉnh", "", "Thường xuyên"),
    task(22, "Báo cáo kết quả thực hiện 06 tháng, năm", KTHT, "06 tháng/lần", "Đang tổng hợp", "Trong hạn"),
)  # fmt: skip

ANNEX = Annex(
    title="Tình hình thực hiện nhiệm vụ khoa học và công nghệ năm 2022",
    columns=COLUMNS,
    rows=TASKS,
    widths=WIDTHS,
    aligns=ALIGNS,
    note="Số liệu đến ngày 14/6/2022",
)

HALF_YEAR = ReportPaper(
    head=HEAD,
    kind="BÁO CÁO",
    subject=(
        "Kết quả thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021 của Tỉnh ủy "
        "06 tháng đầu năm và nhiệm vụ 06 tháng cuối năm 2022"
    ),
    opening=OPENING,
    sections=SECTIONS,
    closing=CLOSING,
    recipients=(
        "- Sở Khoa học và Công nghệ (b/cáo);",
        "- CT, các PCT UBND huyện;",
        "- Phòng KT&HT huyện;",
        "- CVP, C1;",
        "- Lưu: VT.",
    ),
    signature=Signature(LEADERS, "Trần Minh Khoa"),
    annexes=(ANNEX,),
)

ISSUED = replace(HALF_YEAR, head=replace(HEAD, number=18, day=date(2022, 6, 16)))

OTHER_OFFICE = ReportPaper(
    head=ReportHead(
        parent="UBND TỈNH BÌNH DƯƠNG ĐÔNG",
        organ=("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"),
        number=7,
        symbol="BC-SKHCN",
        place="Thành phố Hòa Thuận",
        day=date(2026, 2, 5),
        year=2026,
        issuer="Sở Khoa học và Công nghệ",
    ),
    kind="BÁO CÁO",
    subject="Tiến độ chuyển đổi số Quý I năm 2026",
    opening=said("Thực hiện chế độ báo cáo định kỳ, Sở Khoa học và Công nghệ báo cáo như sau:"),
    sections=(
        Section(
            "I.",
            "KẾT QUẢ",
            1,
            said("Đã đưa 12 cơ sở dữ liệu vào dùng chung (Phụ lục I, Phụ lục II kèm theo)."),
        ),
        Section("II.", "KIẾN NGHỊ", 1, said("Không.")),
    ),
    closing=said(f"Sở Khoa học và Công nghệ báo cáo Ủy ban nhân dân tỉnh {LAST_WORDS}"),
    recipients=("- UBND tỉnh (b/cáo);", "- Lưu: VT, VP, 03."),
    signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Ngô Thị Hạnh"),
    annexes=(
        Annex(
            "Danh mục cơ sở dữ liệu dùng chung",
            ("STT", "Tên", "Đơn vị"),
            tuple(
                AnnexRow((str(n), f"Cơ sở dữ liệu số {n}", "Trung tâm Chuyển đổi số")) for n in range(1, 61)
            ),
            (1, 10, 8),
            "cll",
        ),
        Annex(
            "Kinh phí",
            ("STT", "Nội dung", "Số tiền (đồng)"),
            (AnnexRow(("1", "Thuê máy chủ", "1.250.000.000")), AnnexRow(("2", "Đào tạo", "90.000.000"))),
            (1, 10, 4),
            "clr",
            "Đơn vị tính: đồng",
        ),
    ),
)

EMPTY = ReportPaper(
    head=HEAD,
    kind="BÁO CÁO",
    subject="Kết quả thực hiện kế hoạch khoa học và công nghệ năm 2022",
    opening=said(
        "Thực hiện chế độ báo cáo định kỳ, Ủy ban nhân dân huyện báo cáo kết quả thực hiện như sau:"
    ),
    sections=(
        Section("I.", "TÌNH HÌNH THỰC HIỆN", 1, said("Kế hoạch chưa có nhiệm vụ.")),
        Section("II.", "KIẾN NGHỊ, ĐỀ XUẤT", 1, said("Không.")),
    ),
    closing=(),
    recipients=("- Lưu: VT.",),
    signature=Signature(LEADERS, ""),
    annexes=(replace(ANNEX, rows=(), note=""),),
)

BARE = replace(EMPTY, opening=(), sections=(), recipients=(), signature=Signature((), ""), annexes=())

LONG = "Ứng dụng tiến bộ khoa học và công nghệ vào sản xuất nông nghiệp " * 8
HOSTILE = "Mục <w:p> & \"ngoặc\" 'đơn' ]]> &amp; =1+1 \x00\x07\x0b\ud800\ufffe\tcột"

NASTY = ReportPaper(
    head=replace(
        HEAD,
        parent="TỔNG CÔNG TY & CÁC ĐƠN VỊ <THÀNH VIÊN>",
        organ=("BAN QUẢN LÝ KHU NÔNG NGHIỆP ỨNG DỤNG CÔNG NGHỆ CAO VÀ PHÁT TRIỂN NÔNG THÔN HUYỆN TÂY SƠN",),
    ),
    kind="Báo cáo",
    subject=LONG[:500] + HOSTILE,
    opening=said(HOSTILE, "Dòng thứ nhất\nDòng thứ hai\nDòng thứ ba"),
    sections=(
        Section("I.", LONG[:500].upper(), 1, said("A" * 400)),
        Section("1.", LONG[:500], 2, dashed(HOSTILE, "")),
        Section("1.1.", LONG[:500], 3, said(LONG)),
    ),
    closing=said(LONG * 14 + LAST_WORDS),
    recipients=tuple(f"- Ủy ban nhân dân xã số {n:02d} & các đơn vị <trực thuộc>;" for n in range(1, 60)) + ("- Lưu: VT.",),
    signature=Signature((*LEADERS, "KIÊM TRƯỞNG BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC VÀ CÔNG NGHỆ"), "Đặng Thị Hồng Vân"),
    annexes=(
        replace(
            ANNEX,
            title=LONG[:500] + " & <phụ>",
            rows=(group("A", LONG[:500]), task(1, LONG[:500] + HOSTILE, "A" * 300, "=1+1", "Dòng một\nDòng hai", "+")) * 5,
            note=HOSTILE,
        ),
    ),
)  # fmt: skip


TONE_OF = {
    "Hoàn thành": Tone.DONE,
    "Hoàn thành sau hạn": Tone.DONE,
    "Trong hạn": Tone.ONGOING,
    "Quá hạn 14 ngày": Tone.LATE,
}

MONDAY = Sheet(
    name="Kế hoạch 56/KH-UBND",
    lines=(
        "PHỤ LỤC",
        "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ NĂM 2022",
        "(Số liệu đến ngày 14/6/2022)",
    ),
    columns=COLUMNS,
    rows=TASKS,
    widths=WIDTHS,
    aligns=ALIGNS,
    tones=tuple(TONE_OF.get(row.cells[-1], Tone.PLAIN) for row in TASKS),
)

FORMULAS = (
    "=1+1",
    "+84",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "{=1+1}",
    "http://example.vn",
    "internal:A1",
    "1.250",
    "007",
    "TRUE",
)
HOSTILE_SHEET = Sheet(
    name="[a]:*?/\\ 'tên rất dài quá ba mươi mốt ký tự'",
    lines=(LONG[:500],),
    columns=("=cmd|'/c calc'!A0",),
    rows=(
        AnnexRow((LONG[:500],), heading=True),
        *(AnnexRow((text,)) for text in (*FORMULAS, HOSTILE, "", "A" * 40_000)),
    ),
    widths=(1.0,),
    aligns="l",
)

SHEETS = (MONDAY, MONDAY, HOSTILE_SHEET)


def with_lines(count: int) -> ReportPaper:
    """The half-year report with so many short paragraphs more: its end falls anywhere on the page."""
    extra = Section("IV.", "NỘI DUNG KHÁC", 1, said(*(f"Nội dung thứ {n}." for n in range(1, count + 1))))
    return replace(HALF_YEAR, sections=(*SECTIONS, extra), annexes=())


LENGTHS = (0, 12, 17, 18, 21, 25, 27)
"""Lengths that end near the foot of a page and just over it."""

EVERY = {
    "half_year": HALF_YEAR,
    "issued": ISSUED,
    "other_office": OTHER_OFFICE,
    "empty": EMPTY,
    "bare": BARE,
    "nasty": NASTY,
}

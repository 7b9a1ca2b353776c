"""Example annexes: the 22 tasks of the demonstration plan (demo-data.md §4), and workbooks made of any table."""

from io import BytesIO

import xlsxwriter

from tracker.domain.annex import Cell, Rows
from tracker.domain.unit_names import KnownUnit, UnitBook

TITLES = (
    "PHỤ LỤC",
    "DANH MỤC NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ NĂM 2022",
    "(Kèm theo Kế hoạch số 56/KH-UBND ngày 11/3/2022 của UBND huyện Tây Sơn)",
)
COLUMNS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Sản phẩm",
    "Ghi chú",
)

_KTHT = "Phòng Kinh tế và Hạ tầng"
_OFFICE = "Văn phòng HĐND và UBND"
_FARMING = "Phòng Nông nghiệp và PTNT"
_CULTURE = "Phòng Văn hóa và Thông tin"
_SCHOOLS = "Phòng Giáo dục và Đào tạo"
_COMMUNES = "UBND các xã, thị trấn"
_ALL = "Các phòng, ban, đơn vị; UBND các xã, thị trấn"

TAY_SON: tuple[tuple[str, ...], ...] = (
    ("I. CHỈ ĐẠO, QUÁN TRIỆT, BỐ TRÍ NGUỒN LỰC",),
    (
        "1",
        "Phổ biến, quán triệt và tuyên truyền quan điểm của Đảng về phát triển khoa học và công nghệ; Chương trình hành động"
        " số 10-CTr/TU, Quyết định số 3810/QĐ-UBND và Kế hoạch số 30-KH/HU",
        _CULTURE,
        "Ban Tuyên giáo Huyện ủy, UBMTTQ Việt Nam huyện và các tổ chức chính trị - xã hội (đề nghị); "
        + _COMMUNES,
        "Thường xuyên",
        "Hội nghị, tin, bài",
        "",
    ),
    (
        "2",
        "Phân công nhiệm vụ cụ thể cho từng cơ quan, đơn vị và địa phương để tổ chức thực hiện Kế hoạch",
        _KTHT,
        _ALL,
        "Trong 15 ngày kể từ ngày ban hành Kế hoạch",
        "Văn bản phân công",
        "",
    ),
    (
        "3",
        "Triển khai Kế hoạch sử dụng kinh phí sự nghiệp khoa học và công nghệ, kinh phí khuyến công, khuyến nông năm 2022",
        _KTHT,
        "Phòng Tài chính - Kế hoạch; Phòng Nông nghiệp và PTNT",
        "Năm 2022",
        "Báo cáo giải ngân, quyết toán",
        "240.000.000 đồng",
    ),
    ("II. NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ, ỨNG DỤNG KẾT QUẢ NGHIÊN CỨU",),
    (
        "4",
        "Thông báo, hướng dẫn tổ chức, cá nhân đăng ký đề tài, dự án sản xuất thử nghiệm cấp cơ sở năm 2022",
        _KTHT,
        _ALL,
        "Trước ngày 31/3/2022",
        "Văn bản thông báo; danh mục đăng ký",
        "",
    ),
    (
        "5",
        "Họp Hội đồng Tư vấn xác định nhiệm vụ khoa học và công nghệ huyện",
        _KTHT,
        "Thành viên Hội đồng",
        "Tháng 5/2022",
        "Biên bản họp, danh mục nhiệm vụ đề xuất",
        "",
    ),
    (
        "6",
        "Khuyến khích ứng dụng kết quả nghiên cứu của các nhiệm vụ KH&CN cấp tỉnh có khả năng nhân rộng",
        _FARMING,
        "Trung tâm Dịch vụ nông nghiệp; UBND các xã, thị trấn",
        "Năm 2022",
        "Mô hình được nhân rộng",
        "",
    ),
    (
        "7",
        "Tham dự Hội thảo chào mừng Ngày Khoa học và Công nghệ Việt Nam 18-5",
        _KTHT,
        _OFFICE,
        "Trước ngày 20/5/2022",
        "Báo cáo kết quả tham dự",
        "",
    ),
    ("III. ỨNG DỤNG CÔNG NGHỆ THÔNG TIN, CẢI CÁCH HÀNH CHÍNH",),
    (
        "8",
        "Trang bị, nâng cấp phần mềm, ứng dụng công nghệ thông tin và cải cách thủ tục hành chính",
        _OFFICE,
        "Phòng Tài chính - Kế hoạch; Phòng Văn hóa và Thông tin",
        "Theo tiến độ dự án, hoàn thành trong năm 2022",
        "Phần mềm, thiết bị được nghiệm thu",
        "5 tỷ đồng",
    ),
    (
        "9",
        "Trang bị máy vi tính, kết nối Internet; đẩy mạnh sử dụng phần mềm chuyên ngành",
        _CULTURE,
        _ALL,
        "Thường xuyên, hằng năm",
        "Báo cáo",
        "",
    ),
    (
        "10",
        "Nâng cấp hạ tầng kỹ thuật CNTT trong cải cách thủ tục hành chính; duy trì hệ thống camera giám sát hoạt động công vụ",
        _OFFICE,
        _COMMUNES,
        "Thường xuyên",
        "Hệ thống hoạt động ổn định",
        "",
    ),
    (
        "11",
        "Triển khai giải quyết thủ tục hành chính mức độ 4",
        _OFFICE,
        "Các phòng, ban; UBND các xã, thị trấn",
        "Trước ngày 15/12/2022",
        "Danh mục TTHC mức độ 4",
        "",
    ),
    (
        "12",
        "Nâng cấp trang thông tin điện tử của huyện thành cổng thông tin điện tử",
        _OFFICE,
        _CULTURE,
        "Quý I/2022",
        "Cổng thông tin điện tử vận hành",
        "",
    ),
    ("IV. TUYÊN TRUYỀN, PHONG TRÀO, HỖ TRỢ TỔ CHỨC, CÁ NHÂN",),
    (
        "13",
        "Tuyên truyền, cung cấp thông tin về tiến bộ khoa học và công nghệ qua sóng truyền thanh, hội nghị, tập huấn",
        "Trung tâm Văn hóa - Thông tin - Thể thao",
        "Phòng Kinh tế và Hạ tầng; UBND các xã, thị trấn",
        "Hằng quý",
        "Tin, bài, chuyên mục",
        "",
    ),
    (
        "14",
        "Vận động, hướng dẫn cơ sở sản xuất, doanh nghiệp tham gia bình chọn sản phẩm OCOP",
        _FARMING,
        "Phòng Kinh tế và Hạ tầng; UBND các xã, thị trấn",
        "Trong tháng 5/2022",
        "Danh sách cơ sở, sản phẩm tham gia",
        "",
    ),
    (
        "15",
        "Tổ chức, vận động, hướng dẫn thanh thiếu niên tham gia các cuộc thi sáng tạo",
        _SCHOOLS,
        "Huyện đoàn (đề nghị); UBND các xã, thị trấn",
        "Trước ngày 30/5/2022",
        "Danh sách sản phẩm dự thi",
        "",
    ),
    (
        "16",
        "Vận động, hướng dẫn cá nhân, tổ chức tham gia các cuộc thi khoa học kỹ thuật, sáng tạo khởi nghiệp do tỉnh tổ chức",
        _SCHOOLS,
        "Huyện đoàn, Hội Liên hiệp Phụ nữ huyện (đề nghị); Phòng Kinh tế và Hạ tầng",
        "06 tháng cuối năm 2022",
        "Hồ sơ dự thi",
        "",
    ),
    (
        "17",
        "Phổ biến các văn bản quy phạm pháp luật mới liên quan lĩnh vực khoa học và công nghệ",
        "Phòng Tư pháp",
        "Phòng Kinh tế và Hạ tầng; UBND các xã, thị trấn",
        "Quý III, IV/2022",
        "Hội nghị hoặc tài liệu phổ biến",
        "",
    ),
    ("V. TIÊU CHUẨN, CHẤT LƯỢNG",),
    (
        "18",
        "Xây dựng, áp dụng Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 cho 04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An",
        _KTHT,
        "Phòng Nội vụ; UBND 04 xã",
        "Năm 2022",
        "Hệ thống được công bố tại 04 xã",
        "",
    ),
    (
        "19",
        "Duy trì, cải tiến Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 tại các cơ quan, đơn vị đã áp dụng",
        _KTHT,
        "Các cơ quan, đơn vị đã áp dụng",
        "Thường xuyên",
        "Báo cáo duy trì, cải tiến",
        "",
    ),
    (
        "20",
        "Tổ chức đánh giá nội bộ Hệ thống quản lý chất lượng",
        _KTHT,
        "Phòng Nội vụ; UBND 04 xã",
        "Cuối năm",
        "Báo cáo đánh giá nội bộ",
        "",
    ),
    ("VI. NHÂN LỰC, THÔNG TIN, BÁO CÁO",),
    (
        "21",
        "Tham gia lớp tập huấn, bồi dưỡng nghiệp vụ quản lý nhà nước về khoa học và công nghệ do tỉnh tổ chức",
        _KTHT,
        _COMMUNES,
        "Theo kế hoạch của tỉnh",
        "Danh sách tham gia",
        "",
    ),
    (
        "22",
        "Báo cáo kết quả thực hiện 06 tháng, năm",
        _KTHT,
        _ALL,
        "06 tháng/lần",
        "Báo cáo của UBND huyện",
        "",
    ),
)
"""Each row of the table: a group in one cell, or a task in the order of COLUMNS."""

_DEPARTMENTS = (
    _KTHT,
    _OFFICE,
    _FARMING,
    _CULTURE,
    _SCHOOLS,
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Y tế",
    "Thanh tra huyện",
    "Phòng Dân tộc",
)
_PUBLIC_SERVICES = (
    "Trung tâm Văn hóa - Thông tin - Thể thao",
    "Trung tâm Dịch vụ nông nghiệp",
    "Trung tâm Y tế",
)
_MASS_ORGANISATIONS = ("Huyện đoàn", "Hội Liên hiệp Phụ nữ huyện", "Hội Nông dân huyện")
_COMMUNE_NAMES = (
    "Bình Tân",
    "Tây Thuận",
    "Bình Thuận",
    "Tây Giang",
    "Bình Thành",
    "Tây An",
    "Bình Hòa",
    "Tây Bình",
    "Bình Tường",
    "Tây Vinh",
    "Vĩnh An",
    "Tây Xuân",
    "Bình Nghi",
    "Tây Phú",
)
_UNITS = (
    ("committee", "Ủy ban nhân dân huyện Tây Sơn"),
    *(("department", name) for name in _DEPARTMENTS),
    *(("public_service", name) for name in _PUBLIC_SERVICES),
    ("township", "UBND thị trấn Phú Phong"),
    *(("commune", f"UBND xã {name}") for name in _COMMUNE_NAMES),
    ("front", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
    *(("mass_organisation", name) for name in _MASS_ORGANISATIONS),
)
UNITS = tuple(KnownUnit(number, name, name, kind) for number, (kind, name) in enumerate(_UNITS, start=1))
"""The units of the district (demo-data.md §2)."""


def tay_son_units() -> UnitBook:
    """The units of the district, which is at home in huyện Tây Sơn."""
    return UnitBook(UNITS, home="huyện Tây Sơn")


def rows_of(table: list[list[str]], *, sheet: str = "Phụ lục") -> Rows:
    """A sheet from texts, its cells from A1 on."""
    return tuple(
        tuple(Cell(text, sheet, number, place) for place, text in enumerate(row, start=1))
        for number, row in enumerate(table, start=1)
    )


def tay_son_table(columns: tuple[str, ...] = COLUMNS) -> list[list[str]]:
    """The whole annex as texts, its columns in the given order (labels of COLUMNS)."""
    order = [COLUMNS.index(label) for label in columns]
    body = [list(row) if len(row) == 1 else [row[place] for place in order] for row in TAY_SON]
    numbers = [f"({number})" for number in range(1, len(columns) + 1)]
    return [*([title] for title in TITLES), list(columns), numbers, *body]


def tay_son_workbook() -> bytes:
    """The annex as an office makes it: titles and groups merged over all columns, numbers as numbers."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Phụ lục")
        bold = workbook.add_format({"bold": True})
        for place, row in enumerate(tay_son_table()):
            if len(row) == 1:
                sheet.merge_range(place, 0, place, len(COLUMNS) - 1, row[0], bold)
            else:
                for column, text in enumerate(row):
                    sheet.write(place, column, int(text) if column == 0 and text.isdecimal() else text)
    return stream.getvalue()

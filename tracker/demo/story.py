"""What happened from 14/3 to 14/6/2022, told as dated rows; days, people and wording are made up for the demo."""

from datetime import date

from tracker.domain.levels import WorkLevel as L


def day(number: int, month: int) -> date:
    """A day of 2022."""
    return date(2022, month, number)


ASSIGNED = day(14, 3)
LAST_DAY = day(14, 6)
"""The day on which the demo stands: its readings were counted before the office opened."""
ACCEPTED = {"vinhan": day(18, 3), "taybinh": day(16, 3), "tayvinh": day(17, 3), "tayan": day(16, 3)}
ACCEPTED_BY_OTHERS = day(15, 3)

RESULTS = {
    "1": "Phổ biến Chương trình hành động số 10-CTr/TU, Quyết định số 3810/QĐ-UBND và Kế hoạch số 30-KH/HU "
    "qua hội nghị, bản tin và sinh hoạt cơ quan; hướng dẫn các ngành, địa phương xây dựng kế hoạch thực hiện, "
    "coi phát triển khoa học và công nghệ là nhiệm vụ trọng tâm.",
    "2": "Trên cơ sở Kế hoạch, từng cơ quan, đơn vị và địa phương đã được giao nhiệm vụ cụ thể, "
    "có thời hạn và sản phẩm để tổ chức thực hiện.",
    "4": "Đã thông báo đến các tổ chức, cá nhân trên địa bàn việc đăng ký đề tài, dự án sản xuất thử nghiệm cấp cơ sở "
    "năm 2022; hướng dẫn ưu tiên đề tài ứng dụng trong nông nghiệp, công nghiệp, y tế và giáo dục, "
    "sát với yêu cầu phát triển kinh tế - xã hội của địa phương.",
    "6": "Giới thiệu các kết quả nghiên cứu cấp tỉnh có khả năng nhân rộng để cơ sở lựa chọn ứng dụng trong năm.",
    "7": "Cử cán bộ dự Hội thảo chào mừng Ngày Khoa học và Công nghệ Việt Nam 18-5 "
    "do Sở Khoa học và Công nghệ tỉnh Bình Định tổ chức.",
    "8": "Đang triển khai trang bị, nâng cấp phần mềm phục vụ quản lý, điều hành và cải cách thủ tục hành chính "
    "của các cơ quan nhà nước trên địa bàn huyện.",
    "9": "Các phòng, ban của huyện và UBND các xã, thị trấn đều có máy vi tính nối mạng Internet để phục vụ công việc; "
    "các ngành dùng phần mềm chuyên ngành như kế toán, đất đai, quản lý cán bộ, công chức.",
    "10": "Tiếp tục nâng cấp hạ tầng kỹ thuật công nghệ thông tin phục vụ giải quyết thủ tục hành chính; "
    "hệ thống camera theo dõi hoạt động công vụ vận hành ổn định.",
    "11": "Đang triển khai giải quyết một số thủ tục hành chính ở mức độ 4.",
    "12": "Trang thông tin điện tử của huyện đã được nâng cấp thành cổng thông tin điện tử, liên kết với cổng của tỉnh, "
    "đăng tải thông tin điều hành và nội dung thủ tục hành chính để người dân, tổ chức tra cứu.",
    "13": "Tuyên truyền, hướng dẫn áp dụng tiến bộ khoa học và công nghệ vào sản xuất, đời sống qua hội nghị, "
    "sinh hoạt của các hội, đoàn thể và sóng truyền thanh huyện, xã; vận động cơ quan, địa phương đăng ký "
    "đề tài ứng dụng phù hợp với thực tế.",
    "14": "Đã hướng dẫn thủ tục để các cơ sở sản xuất, doanh nghiệp của huyện tham gia bình chọn sản phẩm OCOP.",
    "15": "Đã vận động, hướng dẫn thanh thiếu niên tham gia các cuộc thi sáng tạo trong huyện và của tỉnh.",
    "18": "Triển khai xây dựng, áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 "
    "cho 04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An; đồng thời duy trì, cải tiến hệ thống tại các cơ quan, đơn vị "
    "đã áp dụng.",
}
"""The result texts that the report takes up, in our own words."""

REPORTED_COMPLETE = (
    # task, reported, result key, confirmed, evidence
    ("2", day(25, 3), day(28, 3), "Công văn phân công nhiệm vụ ngày 25/3/2022"),
    ("12", day(29, 3), day(30, 3), "Biên bản bàn giao cổng thông tin điện tử ngày 28/3/2022"),
    ("13", day(30, 3), day(30, 3), ""),
    ("7", day(17, 5), day(18, 5), ""),
    ("15", day(27, 5), day(2, 6), ""),
    ("14", day(3, 6), day(6, 6), "Danh sách cơ sở, sản phẩm tham gia ngày 03/6/2022"),
)

TASK_4_FIRST, TASK_4_RETURNED, TASK_4_AGAIN, TASK_4_CONFIRMED = day(24, 3), day(25, 3), day(28, 3), day(29, 3)
TASK_4_MISSING = "Chưa kèm danh mục đăng ký."

UPDATES = (
    # task, day, level, percent, result, obstacle, next step, proposal
    ("1", day(31, 3), None, None, RESULTS["1"], "", "", ""),
    (
        "11",
        day(31, 3),
        L.STARTED,
        None,
        "Đã rà soát danh mục thủ tục đủ điều kiện thực hiện mức độ 4.",
        "",
        "",
        "",
    ),
    (
        "3",
        day(15, 4),
        None,
        17,
        "Giải ngân 40.000.000 đồng tạm ứng cho 04 xã áp dụng TCVN ISO 9001:2015.",
        "",
        "",
        "",
    ),
    ("3", day(20, 5), None, 22, "Giải ngân thêm 12.000.000 đồng cho hội thảo, tuyên truyền.", "", "", ""),
    ("1", day(31, 5), None, None, RESULTS["1"], "", "", ""),
    (
        "5",
        day(31, 5),
        L.UNDER_WAY,
        None,
        "Đã tổng hợp 03 đề xuất nhiệm vụ.",
        "Việc đề xuất nhiệm vụ và xây dựng đề tài ở các cơ quan, đơn vị còn ít, do phải dành thời gian cho công tác chuyên môn",
        "Họp Hội đồng trước ngày 24/6/2022.",
        "",
    ),
    ("6", day(31, 5), None, 30, RESULTS["6"], "", "", ""),
    ("8", day(31, 5), L.STARTED, None, RESULTS["8"], "", "", ""),
    ("9", day(31, 5), None, None, RESULTS["9"], "", "", ""),
    ("10", day(31, 5), None, None, RESULTS["10"], "", "", ""),
    ("11", day(31, 5), L.UNDER_WAY, None, RESULTS["11"], "", "", ""),
    ("13", day(31, 5), L.UNDER_WAY, None, RESULTS["13"], "", "", ""),
    (
        "21",
        day(31, 5),
        None,
        None,
        "Chưa có thông báo mở lớp của tỉnh.",
        "",
        "",
        "Sở Khoa học và Công nghệ quan tâm hướng dẫn, đồng thời mở lớp tập huấn, bồi dưỡng nghiệp vụ quản lý nhà nước "
        "về khoa học và công nghệ cho cán bộ, công chức phụ trách ở địa phương",
    ),
    ("22", day(2, 6), L.STARTED, None, "Đang tổng hợp báo cáo của các đơn vị.", "", "", ""),
    ("3", day(10, 6), None, 40, "Đã giải ngân 96.000.000/240.000.000 đồng kinh phí sự nghiệp.", "", "", ""),
    ("18", day(10, 6), None, None, RESULTS["18"], "", "", ""),
)

EXTENSION = (
    "14",
    day(30, 5),
    day(15, 6),
    "Các cơ sở chưa hoàn thiện hồ sơ sản phẩm.",
    day(31, 5),
    "Danh mục sản phẩm phải gửi cấp tỉnh trong tháng 5.",
)
"""Task, day asked, day asked for, why, day refused, why refused."""

STEP_DEADLINES = {
    1: "31/3/2022",
    2: "15/4/2022",
    3: "20/5/2022",
    4: "01/6/2022",
    5: "22/6/2022",
    6: "29/7/2022",
    7: "30/11/2022",
    8: "09/12/2022",
    9: "14/12/2022",
    10: "20/12/2022",
    11: "26/12/2022",
}

STEPS_DONE = {
    "vinhan": {1: day(31, 3), 2: day(15, 4), 3: day(3, 6), 4: day(10, 6)},
    "taybinh": {1: day(29, 3), 2: day(14, 4), 3: day(18, 5), 4: day(31, 5)},
    "tayvinh": {1: day(30, 3), 2: day(14, 4), 3: day(19, 5), 4: day(2, 6)},
    "tayan": {1: day(31, 3), 2: day(15, 4), 3: day(20, 5), 4: day(31, 5)},
}
STEP_RESULTS = {
    1: "Đã thành lập Ban chỉ đạo, phân công thư ký ISO.",
    2: "Đã ban hành kế hoạch, ký hợp đồng tư vấn.",
    3: "Đã khảo sát, có báo cáo đánh giá thực trạng.",
    4: "Đã đào tạo nhận thức và viết tài liệu cho công chức của xã.",
}
STEP_EVIDENCE = {1: "Quyết định thành lập Ban chỉ đạo ISO của UBND xã"}
LATE_REASONS = {("vinhan", 3): "Công chức phụ trách kiêm nhiệm."}

STEP_UPDATES = (
    # commune, step, day, percent, text
    (
        "vinhan",
        3,
        day(18, 5),
        None,
        "Đã khảo sát 02/03 bộ phận; công chức phụ trách tham gia tập huấn, chưa hoàn thành báo cáo.",
    ),
    ("taybinh", 5, day(30, 5), 20, "Đã soạn mô hình và chính sách chất lượng."),
    ("taybinh", 5, day(10, 6), 60, "Đã soạn xong các quy trình bắt buộc."),
    ("tayvinh", 5, day(10, 6), 50, "Đã soạn một nửa số quy trình."),
    ("tayan", 5, day(10, 6), 40, "Đang soạn các quy trình bắt buộc."),
    ("vinhan", 5, day(10, 6), 20, "Đã soạn mô hình và chính sách chất lượng."),
)

CAMPAIGN_ASKED, CAMPAIGN_DUE = day(23, 5), day(8, 6)
LATE_SUBMISSIONS = {"yte": day(9, 6), "vinhan": day(10, 6)}
NEVER_SUBMITTED = frozenset({"dantoc"})
SUBMISSION_DAYS = (day(1, 6), day(2, 6), day(3, 6), day(6, 6), day(7, 6), day(8, 6))

"""What the writer typed into the report of 2022-H1 and how its lines were arranged; in our own words."""

DIRECTION = (
    "Ban Thường vụ Huyện ủy đã chỉ đạo các cấp ủy đảng, chính quyền, Mặt trận và các tổ chức chính trị - xã hội "
    "phổ biến, quán triệt Chương trình hành động của Tỉnh ủy, Quyết định số 3810/QĐ-UBND ngày 14/9/2021 "
    "của UBND tỉnh Bình Định và Kế hoạch của Huyện ủy đến cán bộ, đảng viên và Nhân dân bằng nhiều hình thức."
)
ACHIEVED = (
    "Hoạt động khoa học và công nghệ của huyện có chuyển biến; tiến bộ kỹ thuật được đưa vào sản xuất nông nghiệp, "
    "công nghiệp, y tế, giáo dục và công tác hành chính, góp phần nâng chất lượng sản phẩm và chỉ số cải cách "
    "hành chính của huyện. Nhận thức của cán bộ, công chức, viên chức và Nhân dân về vai trò của khoa học "
    "và công nghệ được nâng lên."
)
SHORTCOMINGS = (
    "Việc nghiên cứu ứng dụng, chuyển giao tiến bộ kỹ thuật vào sản xuất và đời sống còn chậm so với yêu cầu; "
    "một số địa phương chưa chủ động phối hợp và đề xuất mô hình có khả năng ứng dụng; nguồn lực đầu tư chủ yếu "
    "dựa vào ngân sách; doanh nghiệp trên địa bàn còn ít quan tâm đến nghiên cứu, đổi mới công nghệ."
)
CAUSES = (
    "một số cấp ủy, chính quyền chưa thấy hết vai trò của khoa học và công nghệ, còn ít giải pháp chỉ đạo cụ thể\n"
    "một số doanh nghiệp, cơ sở sản xuất chưa chú trọng ứng dụng kết quả nghiên cứu, đổi mới công nghệ"
)

DIRECTION_TASKS = ("1",)

RESULTS = (
    # task, joins the paragraph before
    ("2", False),
    ("4", False),
    ("6", True),
    ("7", False),
    ("8", False),
    ("9", True),
    ("10", True),
    ("11", True),
    ("12", False),
    ("13", False),
    ("14", False),
    ("15", False),
    ("18", False),
)
RESULTS_LEFT_OUT = ("3", "5", "21", "22")

AHEAD = (
    # task, joins the dash before, words
    (
        "1",
        False,
        "Tiếp tục tuyên truyền, quán triệt quan điểm của Đảng về mục tiêu, nhiệm vụ, vai trò của khoa học và công nghệ "
        "đến các cấp, các ngành và Nhân dân\n"
        "Đẩy mạnh phổ biến và triển khai các nội dung của Chương trình hành động thực hiện Nghị quyết Đại hội XX "
        "Đảng bộ tỉnh Bình Định về phát triển khoa học và công nghệ",
    ),
    ("5", False, "Phát huy vai trò của Hội đồng Tư vấn xác định nhiệm vụ khoa học và công nghệ huyện"),
    (
        "18",
        False,
        "Tiếp tục xây dựng, áp dụng Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 cho 04 xã Vĩnh An, Tây Bình, "
        "Tây Vinh, Tây An.",
    ),
    ("19", True, "Duy trì, cải tiến hệ thống tại các cơ quan, đơn vị đã áp dụng."),
    ("20", True, "Cuối năm tổ chức đánh giá nội bộ hệ thống"),
    (
        "13",
        False,
        "Tuyên truyền, cung cấp thông tin về tiến bộ khoa học và công nghệ đến người dân qua tập huấn, hội thảo "
        "và sóng truyền thanh huyện, xã",
    ),
    (
        "3",
        False,
        "Triển khai kế hoạch sử dụng kinh phí sự nghiệp khoa học và công nghệ, kinh phí khuyến công, khuyến nông "
        "năm 2022",
    ),
    (
        "16",
        False,
        "Vận động, hướng dẫn cá nhân, tổ chức dự các cuộc thi khoa học kỹ thuật, sáng tạo khởi nghiệp của tỉnh",
    ),
    (
        "21",
        False,
        "Cử cán bộ dự lớp tập huấn, bồi dưỡng nghiệp vụ quản lý nhà nước về khoa học và công nghệ của tỉnh",
    ),
    ("17", False, "Phổ biến các văn bản quy phạm pháp luật mới về khoa học và công nghệ"),
)
AHEAD_LEFT_OUT = ("6", "8", "9", "10", "11", "22")

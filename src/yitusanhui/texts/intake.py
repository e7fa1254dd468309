"""Sentences of the intake. Those about one row don't name the row: whoever prints them does."""

from __future__ import annotations

KINDS = {
    "": "无法识别，不是图片或 PDF",
    "is": "是{kind}",
    "ZIP": "压缩包或 Office 文档",
    "OLE": "旧版 Office 文档",
    "DWG": "CAD 图形（DWG），请在 CAD 中另存为 DXF 或 PDF",
    "SQLite": "数据库文件",
    "image/vnd.dxf": "CAD 图形（DXF）",
    "HEIF": "HEIF 照片",
    "GIF": "GIF 图片",
    "image/jpeg": "JPEG 图片",
    "image/png": "PNG 图片",
    "image/tiff": "TIFF 图片",
    "image/webp": "WebP 图片",
    "application/pdf": "PDF 文档",
}

_FILES = {
    "file_missing": "找不到文件“{name}”，请检查文件名，或确认 U 盘仍插着。",
    "file_is_folder": "“{name}”是文件夹，请选择其中的一个文件。",
    "file_empty": "“{name}”是空文件，请向提供者重新索取。",
    "file_too_big": "“{name}”有 {size} MB，超过 {limit} MB 的上限，请压缩或拆分后再导入。",
    "file_unreadable": "读不出“{name}”（{reason}）。如果它正在 WPS 或 Excel 中打开，请先关闭，再试一次。",
}

_DRAWINGS = {
    "drawing_kind": "“{name}”{kind}，不能作为图纸；请另存为 PDF、PNG 或 JPEG 再导入。",
    "drawing_located": "图纸文件自带坐标，四角已作为控制点。",
    "drawing_crs_unknown": "图纸文件自带坐标，但坐标系没有公开的换算参数，没有采用；需要坐标的，请另设控制点。",
    "cad_empty": "这个 DXF 里没有可以画出的内容；请检查是否选错了文件。",
    "cad_too_large": "这个 DXF 太复杂，画不完；请在 CAD 中只留需要的图层，或另存为 PDF 再导入。",
    "mbtiles_none": "这个数据库文件里没有图块，不是 MBTiles 图，不能作为图纸；请另存为 PDF、PNG 或 JPEG 再导入。",
    "mbtiles_vector": "这个 MBTiles 是矢量图块，不能作为图纸；请另存为栅格图块，或 PNG、PDF 再导入。",
    "mbtiles_wide": "这个 MBTiles 的范围太大，最粗的一级也超过一张图纸；请截取本街道的范围后再导入。",
    "drawing_damaged": "图纸文件已损坏或不完整，没有导入；请重新导出或重新复制一份。",
    "drawing_not_picture": "这个文件存的是测量数值（如高程），不是图片；请另存为 8 位的 PNG 或 TIFF 再导入。",
    "drawing_animated": "这是动图，不能作为图纸；请另存为 PNG 或 JPEG 再导入。",
    "drawing_small": "图纸只有 {width}×{height} 像素，太小看不清；每边至少 {least} 像素，请导入更大的图。",
    "drawing_huge": "图纸有 {width}×{height} 像素，超过这种图片 {limit} 百万像素的上限；请降低分辨率后再导入。",
    "drawing_no_page": "没有第 {page} 页，这个文件共 {pages} 页；请选择其中的一页。",
    "pdf_locked": "这个 PDF 加了密码，打不开；请另存一份不加密的 PDF 再导入。",
    "pdf_no_pages": "这个 PDF 一页也没有；请重新导出图纸。",
    "drawing_left": "已停止读取图纸，没有导入任何内容；需要时可以重新导入。",
    "drawing_cancelled": "已停止切图，没有留下半成品；需要时可以重新导入图纸。",
    "drawing_no_room": "磁盘空间不够切图，没有留下半成品；请腾出 1 GB 空间后重试。",
    "drawing_cut_failed": "切图没有完成，没有留下半成品（{reason}）；请关闭其他程序后重试。",
}

_TABLES = {
    "table_kind": "这个文件{kind}，不是表格；请用 WPS 或 Excel 另存为 .xlsx 再导入。",
    "table_old_excel": "“{name}”是旧版 .xls 表格或加了密码；请在 WPS 或 Excel 中另存为不加密的 .xlsx 再导入。",
    "table_damaged": "表格文件已损坏，没有导入；请在 WPS 或 Excel 中打开，另存为新的 .xlsx 再导入。",
    "table_bomb": "这个表格的内部结构不正常，为安全起见没有打开；请把内容复制到新建的表格中，另存为 .xlsx 再导入。",
    "table_too_long": "表格超过 {limit} 行，没有导入；请拆成几个文件。",
    "table_too_wide": "第 {row} 行的内容超过 {limit} 列，没有导入；请删去多余的列。",
    "table_encoding": "认不出这个文本文件的编码；请在 WPS 或 Excel 中另存为 .xlsx 再导入。",
    "table_quotes": "从第 {row} 行起引号不成对，后面的内容分不清；请补上引号，或另存为 .xlsx 再导入。",
    "table_unknown_field": "没有“{field}”这个字段；可用的字段是：{fields}。",
    "table_headers_missing": (
        "表里缺少这些列：{missing}。第 {row} 行看到的列是：{found}。请改好表头，或用 --column 字段=列名 指定。"
    ),
    "table_column_twice": "第 {row} 行的表头里有两列都叫“{header}”，分不清用哪一列；请改掉其中一列的列名。",
    "table_area_unit": "“{header}”不是以平方米为单位；请换算成平方米并改好列名再导入。",
    "table_no_rows": "表里没有内容（第 {row} 行以下是空的）；请检查是否选错了文件。",
}

_ROWS = {
    "row_too_long": "有 {cells} 格，表头只有 {headers} 列；文字里有逗号时，要用引号把整格括起来。",
    "cell_empty": "“{column}”是空的，请补上。",
    "cell_formula": "“{column}”是公式，但没有保存计算结果；请用 WPS 或 Excel 打开并保存一次，或改为数值。",
    "cell_error": "“{column}”的公式出错（{value}），请改正。",
    "cell_number": "“{column}”里的“{value}”不是数字，请改为数字。",
    "cell_whole": "“{column}”里的“{value}”不是整数，请改为整数。",
    "cell_negative": "“{column}”里的“{value}”是负数，请改正。",
    "cell_comment_number": "“{column}”里的“{value}”不是意见编号；请填大于 0 的整数。",
    "cell_area_decimals": "“{column}”里的“{value}”超过四位小数，请按平方米最多保留四位小数。",
    "cell_area_huge": "“{column}”里的“{value}”大得不合常理，请核对单位是否为平方米。",
    "cell_yes_no": "“{column}”里的“{value}”看不出有没有；请填“是”或“否”。",
    "cell_date": "“{column}”里的“{value}”不是完整的日期；请把年、月、日写全，例如 2026-12-31。",
    "cell_due": "“{column}”里的“{value}”看不出是哪天；请写成 2026-12-31、12月底、明年3月，定不下的留空，写进理由。",
    "cell_time": "“{column}”里的“{value}”不是完整的时间；请把年、月、日和几点几分写全，例如 2026-12-31 19:30。",
    "role_unknown": "类型“{value}”不在模板里，不知道有没有表决权；请改为{roles}之一，或在“有表决权”列填“是”或“否”。",
    "comment_id_twice": "编号“{value}”与第 {first} 行重复，请改正。",
    "place_half": "位置只写了一半；请把 x 和 y（或经度和纬度）都填上，或都留空。",
    "place_swapped": "经度 {lon}、纬度 {lat} 写反了，请对调。",
    "place_outside": "经度 {lon}、纬度 {lat} 超出范围，请改正。",
    "reply_twice": "意见 {number} 有两种答复（另一行是第 {other} 行），都没有收；请只保留一行。",
    "reply_kind": "采纳情况“{value}”看不懂，请写{kinds}之一（同意、不同意也可以）。",
}

_REMARKS = {
    "controls_removed": "“{column}”里有 {count} 个看不见、印不出的控制字符，已去掉。",
    "words_garbled": "“{column}”里的“{value}”有 {count} 个乱码或自造字，请核对原文。",
    "roster_total_left": "“{name}”是合计行，没有当作参与人导入。",
    "reply_total_left": "“{name}”是合计行，已跳过。",
    "reply_repeated": "意见 {number} 的答复和第 {first} 行一样，只收一次。",
    "reply_left_open": "意见 {number} 还没有填写答复，已跳过。",
    "table_encoding_guessed": "文件不是常用的中文编码，按 {encoding} 读入，请核对文字。",
    "table_sheet_used": "工作簿里有几张工作表，只导入了“{sheet}”。",
    "table_columns_left": "没有用到的列：{columns}。",
}

SENTENCES: dict[str, str] = _FILES | _DRAWINGS | _TABLES | _ROWS | _REMARKS

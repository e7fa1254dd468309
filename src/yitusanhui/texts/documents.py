"""Sentences of the documents."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "reasons_owed": "有{count}条意见还没有答复，或除“采纳”外没有写理由：{numbers}号意见。请补齐后再导出公开的表。",
    "no_drawing_for_map": "没有可用的图纸，意见分布图没有生成。请先导入图纸，等预览生成后再导出。",
    "map_script_missing": "程序缺少地图所需的文件“{file}”。请重新安装程序，或按安装说明取回组件。",
    "database_not_whole": "项目文件“{name}”还有未并入的内容，不能归档。请先关闭项目或做一次备份，再用备份归档。",
    "package_same_name": "归档包里有两个文件都叫“{name}”。请给会议改名后再导出。",
    "look_unknown": "没有“{look}”这种版式。可选：{known}。",
    "signing_not_installed": "这台电脑没有装电子签章组件，文件没有签章。"
    "请维护人员安装（pip install yitusanhui[sign]）后再试，或不选证书直接导出。",
    "certificate_unreadable": "证书“{name}”打不开：密码不对，或不是 PKCS#12 证书文件（.p12、.pfx）。"
    "请核对密码后再试；只有 .cer、.pem 或 UKey 的，请向发证单位要可以导出的证书文件。",
    "certificate_sm2": "证书“{name}”用的是国密 SM2 或别的算法，PDF 签章用不了。"
    "请用发证单位的签章软件，或另要一张 RSA 签名证书，或打印盖章后扫描，作为签字页附上。",
    "certificate_alone": "文件“{name}”里只有私钥，没有证书。请向发证单位要含证书的 .p12 或 .pfx 文件。",
    "certificate_not_for_signing": "“{name}”是加密用的证书，不能签章。请换签名证书（发证单位一般给两张）。",
    "certificate_no_key": "证书“{name}”里没有私钥，不能签章。请选含私钥的 .p12 或 .pfx 文件。",
    "certificate_not_valid": "证书“{name}”的有效期是{since}至{until}，现在不能签章。请换有效的证书，或核对电脑的日期。",
    "signing_failed": "“{name}”没有签上（{why}），原文件没有动。请核对证书后再导出一次。",
    "flavour_unknown": "没有“{flavour}”这种 PDF/A。可选：{known}。",
    "package_unprintable": "有{count}个字这台电脑印不出来：{characters}。归档包没有生成，涉及{files}个文件。"
    "请把含这些字的字体文件（.ttf）放进“{folder}”，重新打开程序再导出。",
    "package_not_found": "找不到“{name}”。请核对归档包的位置。",
    "package_not_a_package": "“{name}”不是归档包，或已损坏打不开。请选归档包文件夹或 .zip 文件。",
    "package_unreadable": "归档包“{name}”读不出来（{why}）。请检查存储盘后再试。",
    "package_file_twice": "归档包里“{name}”出现了两次，请用原件核对。",
    "package_no_sums": "归档包里没有“{name}”，无法核对。请向移交方索取完整的归档包。",
    "package_bad_sums": "“{name}”第{line}行读不懂，可能被改动过。请用原件核对。",
    "package_file_missing": "归档包里少了“{name}”。请用原件补齐。",
    "package_file_added": "归档包里多了“{name}”，移交时没有这个文件。请移出或重新打包。",
    "package_file_changed": "“{name}”的内容和移交时不一样。请用原件替换。",
    "package_bad_catalogue": "“{name}”不是完整的目录文件。请用原件替换。",
    "package_not_listed": "目录里没有列“{name}”。请移出，或用原件的目录替换。",
    "package_differs": "“{name}”和目录里记的校验值不一样。请用原件核对。",
    "package_not_there": "目录里列了“{name}”，归档包里没有。请用原件补齐。",
    "export_folder": "文件夹“{folder}”写不进去（{why}）。请换一个文件夹，或检查磁盘是否已满、是否可写。",
    "export_unknown_kind": "没有“{kind}”这种文件。可选：{known}。",
    "export_no_meeting": "没有编号为{meeting}的会议。请用 show 查看会议编号。",
    "fonts_missing": "这台电脑上没有能排中文的字体（{folder}）。请重新安装程序，或安装宋体、黑体后再试。",
    "pdf_not_archival": "生成的PDF没有通过归档检查（{found}），没有写入。请换一张图纸再试，并把这句话告诉维护人员。",
    "document_disk_full": "磁盘满了，“{path}”没有写成，原来的文件没有动。请腾出空间，或换一个位置再导出。",
    "document_locked": "“{path}”正被别的程序打开，没有写成。请关闭阅读器里的这个文件，再导出一次。",
    "document_unwritable": "“{path}”写不进去（{why}）。请换一个文件夹再导出。",
    "document_template": "模板“{name}”第{line}行有误（{why}）。请改正模板，或恢复为出厂模板。",
    "document_part": "模板里的部件“{part}”不认识。可用的有：{known}。请改正模板。",
    "drawing_unreadable": "图纸图片读不出来（{why}），文件没有生成。请重新导入图纸后再导出。",
    "document_too_tall": "有一段内容太长，一页放不下，文件没有生成。请缩短表决事项、选项或评议事项的文字后再试。",
    "no_motion_to_print": "{meeting}还没有表决事项，表决票没有生成。请先添加表决事项。",
}

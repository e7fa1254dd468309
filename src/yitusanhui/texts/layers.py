"""Sentences of layers over a drawing, and of drawings that carry coordinates."""

from __future__ import annotations

_REFUSED = {
    "layer_kind": "“{name}”{kind}，不能作为图层；请导入 GeoJSON、KML、GeoPackage，或打包成 zip 的 Shapefile。",
    "layer_shapefile_alone": (
        "“{name}”只是 Shapefile 的一部分；请把同名的 .shp、.shx、.dbf、.prj 一起压缩成 zip 再导入。"
    ),
    "layer_damaged": "图层文件已损坏或不完整，没有导入；请重新导出或重新复制一份。",
    "layer_locked": "这个压缩包加了密码，打不开；请另存一份不加密的再导入。",
    "layer_bomb": "压缩包解开后超过 {limit} MB，没有导入；请截取本街道的范围后再导入。",
    "layer_zip_empty": "压缩包里没有 Shapefile（.shp），也没有 KML；请检查是否选错了文件。",
    "layer_zip_several": "压缩包里有几个图层：{names}；请每个图层单独压缩，逐个导入。",
    "layer_not_geojson": "这个 JSON 文件不是 GeoJSON，没有导入；请从 QGIS 等软件另存为 GeoJSON。",
    "layer_not_geopackage": "这个数据库文件不是 GeoPackage，不能作为图层；瓦片图（MBTiles）请用“导入图纸”。",
    "layer_empty": "图层里没有可以画出的点、线、面，没有导入；请检查是否选错了文件。",
    "layer_too_many": "图层超过 {limit} 个要素，没有导入；请截取本街道的范围后再导入。",
    "layer_too_fine": "图层的节点太密，简化后仍然太多，没有导入；请在 QGIS 中简化或截取范围后再导入。",
    "layer_crs_unknown": "图层的坐标系是“{system}”，没有公开的换算参数；请在 QGIS 中另存为 WGS84（EPSG:4326）再导入。",
    "layer_crs_missing": (
        "图层没有说明坐标系，数值也不是经纬度；请补上 .prj，或在 QGIS 中另存为 WGS84（EPSG:4326）再导入。"
    ),
    "layer_crs_several": "GeoPackage 里的几张表坐标系不同；请在 QGIS 中统一为 WGS84（EPSG:4326）再导入。",
    "layer_needs_georeference": "图纸还没有坐标，图层放不上去；请先给图纸设两个以上的控制点（配准），再导入图层。",
    "layer_elsewhere": "图层里没有一处落在图纸范围内，没有导入；请核对图层的地区，以及图纸的控制点。",
    "layer_no_drawing": "还没有图纸，图层没有地方放；请先导入图纸。",
    "brought_database_damaged": "这个数据库文件已损坏或不完整，没有导入；请重新导出或重新复制一份。",
}

_REMARKS = {
    "layer_no_prj": "文件没有说明坐标系（缺 .prj），按经纬度 WGS84 读入，请核对位置。",
    "layer_swapped": "经度和纬度写反了，已经对调，请核对位置。",
    "layer_gcj02": "坐标是高德、腾讯用的火星坐标（GCJ-02），已换算为 WGS84。",
    "layer_bd09": "坐标是百度坐标（BD-09），已换算为 WGS84。",
    "layer_pixels": "数值按图纸像素读入，没有经纬度。",
    "layer_broken": "有 {count} 个要素没有位置或位置不是数字，已略去。",
    "layer_thinned": "图层很密（{before} 个节点），已简化为 {after} 个，形状不变。",
    "layer_tables": "几张表合为一个图层：{names}。",
    "layer_outside": "有 {count} 处在图纸范围以外，不画出。",
}

_DONE = {
    "done_add_layer": "导入图层",
    "done_rename_layer": "改图层名称",
    "done_show_layer": "显示或隐藏图层",
    "done_remove_layer": "移去图层",
}

_WINDOW = {
    "do.import_layer": "导入图层(&Y)…",
    "do.layers": "图层(&L)…",
    "do.save_view": "把当前画面存为图片(&G)…",
    "import.layer": "导入图层",
    "import.layers": "图层 (*.geojson *.json *.zip *.kml *.kmz *.gpkg);;所有文件 (*)",
    "layer.remarks": "导入“{name}”前请看一下：",
    "layer.take": "导入",
    "layer.kept": "已导入图层“{name}”，共 {count} 个要素。",
    "layers.title": "图层",
    "layers.how": "空格键显示或隐藏，F2 改名，Delete 移去（可以撤销）。投影、网页地图和图版随之变化。",
    "layers.none": "这张图纸上还没有图层。请从“文件”菜单导入 GeoJSON、KML、GeoPackage 或 Shapefile（zip）。",
    "layers.line": "{name}（{count} 个要素）",
    "layers.rename": "改名…",
    "layers.remove": "移去",
    "layers.close": "关闭",
    "view.title": "把当前画面存为图片",
    "view.pictures": "PNG 图片 (*.png)",
    "view.saved": "已存为 {name}（{width} × {height} 像素，按 300 dpi 打印）。",
    "view.not_saved": "图片没有存成（{reason}）；请换一个文件夹再试。",
}

SENTENCES: dict[str, str] = _REFUSED | _REMARKS | _DONE | _WINDOW

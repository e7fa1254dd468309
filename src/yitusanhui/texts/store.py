"""Sentences of the store: the file, the disk, the lock, backups."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "disk_full": "磁盘已满，{file} 这一步没有存进去。请腾出空间或换一个盘，再做一次；此前的记录都在。",
    "file_read_only": "{file} 所在的文件夹不能写入。请把它复制到“文档”等可以写入的文件夹，再打开。",
    "file_on_a_share": "{file} 在网络共享盘上，断网会丢记录。请先把它复制到本机的盘或U盘，再打开。",
    "file_busy": "{file} 正被另一个程序占用。请稍等再试，或关闭占用它的程序。",
    "file_cannot_open": "{file} 打不开。请检查磁盘或U盘是否接好、文件夹是否可以写入。",
    "file_closed": "文件已经关闭，这一步没有存进去。请重新打开文件，再做一次。",
    "another_consultation": "这个盘上的 {file} 是另一个项目。请插上原来的 U 盘或硬盘。",
    "disk_trouble": "读写 {file} 时磁盘出错，这一步没有存进去。请检查磁盘或U盘是否接好，再做一次。",
    "file_damaged": "{file} 已损坏。请不要再往里写，用“恢复”从最近的备份还原。",
    "not_a_consultation": "{file} 不是一图三会的协商文件。请选择扩展名为 .ytsh 的文件。",
    "file_is_newer": "{file} 是用更新版本的程序建立的。请先升级程序，再打开它；文件没有被改动。",
    "file_not_there": "找不到 {file}。请检查文件名和所在的文件夹。",
    "file_exists": "{file} 已经存在，没有覆盖它。请换一个名字，或先打开原来的文件。",
    "folder_not_there": "文件夹 {folder} 不存在。请先建立它，或换一个位置。",
    "wrong_suffix": "{file} 的扩展名不对。协商文件的名字请以 .ytsh 结尾。",
    "lock_since": "{month}月{day}日{clock}",
    "file_open_elsewhere": "{file} 正在另一处打开（{computer} 上的 {user}，{since} 起）。请先在那里关闭。",
    "backup_damaged": "备份 {file} 没有通过检查，不能使用。请换一份备份。",
    "second_drive_missing": "第二备份盘没有接上（{folder}）。本机的备份照常；请接上它，或在“文件”里换一个。",
    "kept": "已经记录的内容不能删除，只能撤回、更正或作废。",
    "journal_order": "流水记录的次序不对，这一步没有存进去。请重新打开文件。",
    "secret_ballot": "无记名、举手和贴纸表决只记总数，不记个人。",
    "no_such_row": "要改的内容不在文件里（{entity} {id}）。请刷新后再试。",
    "request_used_twice": "这一步的编号已经用在别的操作上（{request}）。请再做一次。",
}

"""What is said of files: what is taken in, and the machine."""

from .entry import UNWRITABLE, Entry

FILES_SAY: dict[str, Entry] = {
    "N101": Entry(
        "“{path}”不是可以收的稿件：{what}", "{path!r} is nothing that can be taken in: {what}",
        "可收：网页（HTML）、Word（.docx）、Markdown、纯文本",
        "web pages (HTML), Word (.docx), Markdown and plain text are taken in",
    ),
    "N102": Entry(
        "“{path}”太大：{size} MB，上限 {limit} MB",
        "{path!r} is too large: {size} MB, at most {limit}",
        "请拆开，或去掉不要的部分", "divide it, or leave out what is not wanted",
    ),
    "N103": Entry(
        "“{path}”是旧式 .doc，或加了密码", "{path!r} is an old .doc, or has a password",
        "请在 Word 或 WPS 里另存为 .docx，不加密码", "save it as .docx without a password",
    ),
    "N104": Entry(
        "“{path}”的文字编码认不出", "the encoding of {path!r} cannot be told",
        "请另存为 UTF-8", "save it as UTF-8",
    ),
    "N105": Entry(
        "Word 文件“{path}”已损坏或有害，未读：{reason}",
        "the Word file {path!r} is broken or harmful, and was not read: {reason}",
        "请用 Word 或 WPS 打开后另存一份", "open it in a word processor and save it anew",
    ),
    "N106": Entry(
        "文件夹“{path}”已经在了，而且不空", "the folder {path!r} is there already, and not empty",
        "请用 -o 给出别的文件夹", "name another folder with -o", UNWRITABLE,
    ),
    "N107": Entry(
        "“{path}”里没有正文", "there is no text in {path!r}",
        "网页请存成“全部”，而不是只存脚本框架", "save the page whole, not only its frame",
    ),
    "N108": Entry(
        "“{path}”不在可收之列：文件夹里没有稿件", "there is nothing to take in at {path!r}",
        "请给出文件，或有稿件的文件夹", "name a file, or a folder that holds some",
    ),
    "N109": Entry(
        "“{path}”已经是出版物", "{path!r} is a publication already",
        "直接用 kanyin build", "build it with kanyin build",
    ),
    "N110": Entry(
        "网页“{path}”的结构太深、太大，不像人写的",
        "the page {path!r} is nested too deeply, or too large",
        "请只存正文再收", "save the text of it alone",
    ),
    "N201": Entry(
        "图片“{source}”没有收到：{zh}", "picture {source!r} was not had: {en}",
        "文中留了位置；把图放进 pictures/ 后改 figure",
        "its place is kept; put the file in, and name it",
    ),
    "N202": Entry(
        "没有字体含有“{char}”（{code}），共 {count} 处：{done_zh}",
        "no face has {char!r} ({code}), {count} times: {done_en}",
        "要保留请放入含此字的字体", "to keep it bring a font that has it",
    ),
    "N203": Entry(
        "第 {line} 行“{before}”应作“{after}”：{zh}",
        "line {line}: {before!r} should read {after!r}: {en}",
        "加 --fix 改好；有转义或折行的值请手改",
        "--fix mends it; escapes and folded lines are for you",
    ),
    "N204": Entry(
        "图片“{name}”没有替代文字，先以文件名代",
        "picture {name!r} has no alternative text; its name stands in",
        "请在 alt 写一句话，说出图上有什么", "write a sentence at alt that tells what it shows",
    ),
    "E101": Entry(
        "无法写入“{path}”：{reason}", "cannot write {path!r}: {reason}",
        "原文件未动；请检查权限与磁盘空间", "the old file is untouched; check rights and space",
        UNWRITABLE,
    ),
    "E105": Entry(
        "“{path}”已经在了，是别种文件，不覆盖",
        "{path!r} is there already and is another kind of file",
        "请换一个名字", "choose another name", UNWRITABLE,
    ),
    "E103": Entry(
        "环境变量 SOURCE_DATE_EPOCH 的值“{value}”不是秒数，不用",
        "SOURCE_DATE_EPOCH is {value!r}, no number of seconds, and is not used",
        "请给出 1970 年以来的秒数", "give the seconds since 1970",
    ),
    "E104": Entry(
        "写成的 PDF 读不回来：{reason}", "the PDF that was made cannot be read again: {reason}",
        "这是刊印的错，原有文件未动；请把出版物寄给我们",
        "this is kanyin's fault, and the old file is untouched; please send us the publication",
        UNWRITABLE,
    ),
    "E102": Entry(
        "无法读取“{path}”：{reason}", "cannot read {path!r}: {reason}",
        "请检查路径与权限", "check the path and its rights",
    ),
}  # fmt: skip

"""What is said of printing: D1xx."""

from .entry import ENVIRONMENT, USAGE, Entry

PRINTING_SAYS: dict[str, Entry] = {
    "D101": Entry(
        "这台电脑上的打印系统（CUPS）不在或没有开：{tried}",
        "there is no print system (CUPS) here, or it is not running: {tried}",
        "Linux 请装 cups、启动它（systemctl start cups）并添加打印机；"
        "Windows 没有 CUPS：用 -o 写出文件再打印，或用 --printer ipp://地址/ipp/print 直接找打印机",
        "on Linux install cups, start it (systemctl start cups) and add a printer; Windows has no "
        "CUPS: write a file with -o and print that, or name the printer itself: --printer ipp://ADDRESS/ipp/print",
        ENVIRONMENT,
    ),
    "D102": Entry(
        "没有名为“{name}”的打印机", "there is no printer {name!r}",
        "{near_zh}现有：{known}", "{near_en}there are: {known}", USAGE,
    ),
    "D103": Entry(
        "“{where}”连不上：{reason}", "{where} cannot be reached: {reason}",
        "请看打印机或打印服务器是否开着、地址对不对",
        "is it switched on, and is the address right?",
        ENVIRONMENT,
    ),
    "D104": Entry(
        "“{where}”的应答不是 IPP：{reason}", "the answer of {where} is no IPP: {reason}",
        "那里也许不是打印机；地址一般是 ipp://打印机/ipp/print",
        "it may be no printer; addresses are mostly ipp://PRINTER/ipp/print", ENVIRONMENT,
    ),
    "D105": Entry(
        "“{where}”拒绝了请求：{zh}（HTTP {status}）", "{where} refuses: {en} (HTTP {status})",
        "请问管理打印机的人", "ask who looks after the printer", ENVIRONMENT,
    ),
    "D106": Entry(
        "“{where}”拒绝了：{zh}（{status}）{said}", "{where} refuses: {en} ({status}) {said}",
        "忙时请稍后再试；打印机会什么，kanyin print --list 会列出",
        "try later where it is busy; kanyin print --list shows what printers can do", ENVIRONMENT,
    ),
    "D107": Entry(
        "没有默认的打印机", "there is no default printer",
        "请用 --printer 选一台：{known}", "choose one with --printer: {known}", USAGE,
    ),
    "D108": Entry(
        "打印机“{name}”没有这种纸：{media}", "printer {name!r} has no such media: {media}",
        "它有：{papers}", "it has: {papers}", USAGE,
    ),
    "D109": Entry(
        "打印机“{name}”没有放得下 {size} 的纸", "printer {name!r} has no paper for {size}",
        "它有：{papers}。要缩小打印，请用 --media 指定其中一种",
        "it has: {papers}; to print smaller name one of them with --media", USAGE,
    ),
    "D110": Entry(
        "打印机“{name}”不收 PDF，只收：{formats}", "printer {name!r} takes no PDF, but {formats}",
        "请在 CUPS 里添加它（并装 cups-filters），再用那里的名字",
        "add it to CUPS (with cups-filters), and use its name there", ENVIRONMENT,
    ),
    "D111": Entry(
        "打印机“{name}”现在不收作业", "printer {name!r} accepts no jobs now",
        "管理员可用 cupsaccept {name} 让它再收", "an administrator may let it: cupsaccept {name}",
        ENVIRONMENT,
    ),
    "D113": Entry(
        "各页大小不一（{count} 种）：{zh}", "pages of {count} sizes: {en}",
        "请用 --pages 只选大小相同的页，或用 --media 指定纸",
        "choose pages of one size with --pages, or paper with --media", USAGE,
    ),
    "D114": Entry(
        "打印机“{name}”{state_zh}：{zh}", "printer {name!r} is {state_en}: {en}",
        "作业会等到有人处理", "the job will wait until someone sees to it",
    ),
    "D115": Entry(
        "作业 {job} 没有印完：{state_zh}（{zh}）{message}",
        "job {job} was not finished: {state_en} ({en}) {message}",
        "请看打印机面板；印出的几张可能不全",
        "see the printer's panel; some sheets may have come out",
        ENVIRONMENT,
    ),
    "D116": Entry(
        "作业 {job} 已 {seconds} 秒没有进展", "job {job} has not moved for {seconds} seconds",
        "它还在队里。要取消：kanyin print --cancel {job} --printer {where}",
        "it is still in the queue; to cancel it: kanyin print --cancel {job} --printer {where}",
        ENVIRONMENT,
    ),
    "D117": Entry(
        "这台打印机要人翻面，而这里没有终端可以提示",
        "sheets have to be turned by hand, and there is no terminal to ask at",
        "请先用 --part fronts 印正面，把纸放回后用 --part backs 印背面",
        "print --part fronts first, put the paper back, and print --part backs", USAGE,
    ),
    "D118": Entry(
        "有内容落在纸边印不到的地方，会缺",
        "something lies where the printer cannot print, and is lost",
        "去掉 --fit none 就会缩进可印范围", "without --fit none the pages are made smaller",
    ),
    "D119": Entry(
        "没有装 {paper}，改用 {found}", "{paper} is not loaded, {found} is used",
        "装上后可用 --media 指定", "load it and name it with --media",
    ),
    "D120": Entry(
        "“{address}”不是打印机地址", "{address!r} is no printer's address",
        "写法：ipp://打印机名或IP[:端口]/ipp/print，加密用 ipps://",
        "written so: ipp://HOST[:PORT]/ipp/print, encrypted ipps://", USAGE,
    ),
    "D121": Entry(
        "作业 {job} 已送出，但与“{where}”失去联系：{reason}",
        "job {job} was sent, but contact with {where} was lost: {reason}",
        "它可能印了，也可能没有；请看打印机",
        "it may be printed or not; see the printer", ENVIRONMENT,
    ),
    "D122": Entry(
        "打印机不支持 {name}={value}，没有发送",
        "the printer has no {name}={value}; nothing was sent",
        "kanyin print --list 列出打印机会什么",
        "kanyin print --list shows what printers can do", USAGE,
    ),
    "D123": Entry(
        "{paper} 现在没有装在打印机里", "{paper} is not loaded in the printer now",
        "装着：{loaded}。打印机会等人装纸", "loaded: {loaded}; the printer will wait for paper",
    ),
    "D124": Entry(
        "打印系统里还没有打印机", "the print system has no printer yet",
        "添加一台：lpadmin -p 名字 -E -v ipp://地址/ipp/print -m everywhere",
        "add one: lpadmin -p NAME -E -v ipp://ADDRESS/ipp/print -m everywhere", ENVIRONMENT,
    ),
    "D125": Entry(
        "文件送到了“{where}”，但没有等到答复，不知印不印：{reason}",
        "the document went to {where} and nobody answered, so it may be printed or not: {reason}",
        "请先看打印机有没有在印，再决定要不要重印",
        "look whether it prints before it is printed again", ENVIRONMENT,
    ),
    "D126": Entry(
        "作业 {job} 印完了，但打印机说：{zh}", "job {job} is done, and the printer says: {en}",
        "请看看印出来的纸", "look at the sheets",
    ),
}  # fmt: skip

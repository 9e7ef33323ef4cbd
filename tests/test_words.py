"""Words of a heading: every split here was looked at; | is where a line may begin."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin.text import words as module
from kanyin.text.words import words


def split(text: str, language: str = "zh-Hans-CN") -> str:
    found = words(text, language)
    assert found is not None, "the extra `words` is part of the extra `test`"
    cuts = (0, *found, len(text))
    return "|".join(text[a:b] for a, b in pairwise(cuts))


@pytest.mark.parametrize(
    "heading",
    [
        "昆明理工大学|驻村|工作队", "从“输血”|到“造血”", "乡村|振兴的|十年|答卷",
        "一所|大学|与一座|县城的|十年", "第一书记|张桂梅的|故事", "教授们的|“泥腿子”|情怀",
        "中国农业大学|曲周|实验站|五十年", "白鹤滩水电站|移民|安置纪事", "走出|大山的|孩子们",
        "澜沧县竹塘乡|蒿枝坝村的|马铃薯", "朱有勇：|农民|院士的|冬天", "老支书|赵国庆的|三本|日记",
        "同济大学|建筑|与城市规划|学院|云龙|工作站", "爱伲山乡|和平村|驻村|日志",
        "永胜县|程海镇|河口村|村容村貌", "“三区|三州”的|最后|一公里", "后记", "主编|寄语",
        "图书馆里的|灯光", "学生会|做|什么？", "生物质能|利用|与碳中和",
        "孟连县勐马镇的|咖啡|种植户", "水利工程学院|党委书记|刘建国|访谈", "附录|一　|大事记",
    ],
)  # fmt: skip
def test_headings(heading: str) -> None:
    assert split(heading.replace("|", "")) == heading


@pytest.mark.parametrize(
    "heading",
    [
        "5G|基站|进村，|电商|直播|带货", "2020年底|全县|贫困人口|清零", "98.7%的|农户|喝上|自来水",
        "C919|大飞机|背后的|材料人", "COVID-19|疫情下的|乡村|学校", "2015～2020年：|五年|脱贫路",
        "列奥纳多·达·芬奇手稿展", "哈尔滨工业大学|（深圳）|十五年", "Faster |than |light",
        "A&B |C++", "以3：2取胜",
    ],
)  # fmt: skip
def test_western_words_numbers_and_marks(heading: str) -> None:
    assert split(heading.replace("|", "")) == heading


@pytest.mark.parametrize(
    "heading",
    [
        "林懷民|與雲門|舞集", "鍾理和的|山村歲月", "雲林縣|斗六市|偏鄉|教育紀實", "後記",
        "國家|公園裡的|科學家", "從「輸血」|到「造血」",
    ],
)  # fmt: skip
def test_traditional_headings(heading: str) -> None:
    assert split(heading.replace("|", ""), "zh-Hant-TW") == heading


def test_each_script_has_its_model() -> None:
    text = "國立成功大學土木工程學系"
    assert split(text, "zh-Hans-CN") == "國立|成功|大學土木工程學系"
    assert split(text, "zh-Hant") == "國立|成功|大學|土木工程學系"
    assert words(text, "zh-Hant") == words(text, "zh-hant-HK") == words(text, "zh-TW")


SOUP = "乡村振兴的十年与从在里张a1９ 　。，：“”（）《》·—～%-\n\u0301\u200b\ud800𠮷😀"


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(SOUP, max_size=40), st.text(st.characters(), max_size=20)))
def test_no_text_is_broken_where_it_must_not_be(text: str) -> None:
    found = words(text)
    assert found is not None
    assert list(found) == sorted(set(found))
    for at in found:
        assert 0 < at < len(text)
        assert not text[at].isspace()
        assert text[at] not in "。，：”）》·～\u0301\u200b"
        assert text[at - 1] not in "“（《·～"
        assert not (text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum())


@pytest.mark.parametrize("missing", ["budoux", "rjieba"])
def test_without_the_extra_there_are_none(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    module._readers.cache_clear()
    try:
        assert words("乡村振兴") is None
    finally:
        module._readers.cache_clear()

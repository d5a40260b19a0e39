"""Makes issues of any length, the same from the same seed: `made.py FOLDER LANGUAGE ARTICLES SEED` writes one
as newsbind's JSON. The sentences are built from what makes lines hard to break: quotation marks, titles in
brackets, numbers with units, dashes, Latin words in Chinese, long words and names."""

import json
import random
import sys
from pathlib import Path

CHINESE = {
    "place": "临渡 云岭 望潮 沙洲 青石 枫桥 南湖 西渡 柳堤 石门 白塔 东浦".split(),
    "unit": "镇政府 总工会 街道办 合作社 供电公司 图书馆 气象台 中心小学 公交公司 志愿者协会 河道管理处 社区卫生服务中心".split(),
    "name": "顾小舟 沈砚 安可 叶知秋 乔木 许望舒 江帆 石海棠 温仪 纪德顺".split(),
    "when": ["昨天", "10月12日", "今年以来", "2022年10月9日上午", "3年来", "本月中旬", "国庆假期前后", "自2019年起"],
    "thing": "“板凳夜话”活动 便民服务站 老桥修缮工程 《临渡县志》修订本 数字化平台APP 电动汽车充电桩 “一票通达”专线 "
    "农产品展销会 雨量监测系统 职工疗休养基地 A4纸大小的“服务卡” 24小时自助书房".split(),
    "act": "启用了 推出了 完成了 升级了 开放了 筹建了 试行了 巡查了".split(),
    "effect": [
        "服务职工{n}名，满意率达{p}%",
        "惠及{n}户居民，累计投入{m}万元",
        "运行里程{n}公里，比去年增长{p}%",
        "收到建议{n}条，办结{p}%",
        "水位下降{d}厘米，水温保持在{p}℃左右",
        "减少等候时间{d}分钟——这是近{d}年来最快的一次",
        "涉及{place}、{place2}、{place}等{d}个村（社区）",
        "登记图书{n}册，其中《{place}风物》《{place2}渔歌》等{d}种是首次公开",
    ],
    "said": [
        "“{short}，{short2}。”{name}说",
        "“{short}！”{place}居民{name}告诉记者，“{short2}”",
        "{name}算了一笔账：“{short}，一年能省{m}元。”",
        "“过去{short}，现在{short2}……”{unit}负责人{name}介绍",
    ],
    "short": "办事不用来回跑 心里有了底 夜里也亮堂堂 东西不多却很管用 孩子们有了去处 茶叶卖出了好价钱 "
    "雨再大也不怕 大家的事大家商量 走几步就能借到书 桥又能通车了".split(),
    "plain": [
        "{when}，{place}{unit}{act}{thing}，{effect}",
        "记者在{place}看到，{thing}已经投入使用，{effect}",
        "据了解，{place}{unit}与{unit2}联合{act}{thing}",
        "下一步，{unit}将继续围绕{thing}，推动{place}与{place2}共建共享",
        "从{place}到{place2}，{thing}一路延伸，{effect}",
        "按照《{place}建设规划（2021—2025年）》，{unit}{when}{act}{thing}",
    ],
    "headline": [
        "{place}{act}{thing}",
        "{place}{unit}{act}{thing}",
        "{thing}温暖{place}",
        "{short} {short2}",
        "{place}：{short}",
        "从{place}到{place2}：{thing}一路延伸",
        "{place}推进移风易俗 {short}",
    ],
    "newspaper": "临渡日报",
}

ENGLISH = {
    "place": "Marrow Bay|Lantern Hill|Quay Street|Pell Point|the Westleigh road|Gull Island|Miller’s Brook".split("|"),
    "unit": "the county council|the harbor authority|the school board|the ferry company|the planning commission|"
    "the lighthouse keepers’ association|the volunteer fire department|the historical society".split("|"),
    "name": "Ruth Calloway|Tobias Wren|Priya Raman|Anselm Okafor|Margaret Ashdown|Samuel Oduya|Dora Pell".split("|"),
    "when": "on Monday|last week|at its regular meeting|in the spring of 1988|after fourteen months|by the end of May".split("|"),
    "thing": "the covered bridge|a representative inventory of its archives|the breakwater|an interdepartmental timetable|"
    "the old cannery|a self-supporting roof|the reconstruction of the southern waterfront".split("|"),
    "act": "approved|reopened|restored|postponed|inspected|inaugurated|reconsidered".split("|"),
    "effect": [
        "at a cost of ${n},{h}, a little more than half of it paid by the state",
        "which carries {n} passengers a day and {p} percent of the mail",
        "despite {d} objections — most of them about the paint",
        "the largest undertaking of its kind since {y}",
        "though nobody could say “when” with any confidence",
    ],
    "said": [
        "“{short},” said {name}. “{short2}.”",
        "“{short}, and {short2},” {name} told the Examiner.",
        "Asked about the delay, {name} answered: “{short}.”",
    ],
    "short": "It seemed rude not to|We could mend the wall or we could mend the boat|Nobody here has complained before|"
    "The arithmetic is straightforward enough|I have walked that way for fifty-one years|"
    "Responsibility is a larger word than responsibilities".split("|"),
    "plain": [
        "In {place}, {unit} {act} {thing} {when}, {effect}.",
        "{when_}, {unit} {act} {thing}, {effect}.",
        "The decision by {unit} to reconsider {thing} had nothing to do with {place}, officials stressed.",
        "Meanwhile {unit2} {act} {thing} in {place}, {effect}.",
        "The administration’s recommendation, {effect}, will be circulated {when}.",
    ],
    "headline": [
        "{place_}: {thing} {act}",
        "Council {act} {thing}",
        "{short}, says {name}",
        "{name} keeps {thing}, drops the rest",
        "Ferry returns to {place} after {d} months",
        "A path between two halves of {place}",
    ],
    "newspaper": "The Marrow Bay Examiner",
}


class Writer:
    """Writes in one language, by chance."""

    def __init__(self, language: str, seed: int):
        self.language = language
        self.words = CHINESE if language.startswith("zh") else ENGLISH
        self.random = random.Random(seed)

    def fill(self, template: str) -> str:
        pick, number = self.random.choice, self.random.randint
        words = self.words
        values = {key: pick(words[key]) for key in ("place", "unit", "name", "when", "thing", "act", "short")}
        values |= {key + "2": pick(words[key]) for key in ("place", "unit", "short")}
        values |= {"n": number(101, 998), "p": number(12, 98), "m": number(2, 9) * 100, "d": number(3, 18)}
        values |= {"h": f"{number(0, 999):03}", "y": number(1850, 1999)}
        values |= {key + "_": values[key][0].upper() + values[key][1:] for key in ("place", "when")}
        if "{effect}" in template:
            template = template.replace("{effect}", pick(words["effect"]))
        return template.format(**values)

    def sentence(self) -> str:
        kind = "said" if self.random.random() < 0.3 else "plain"
        text = self.fill(self.random.choice(self.words[kind]))
        return text if self.words is ENGLISH else text + "。"

    def paragraph(self, sentences: int) -> str:
        return ("" if self.words is CHINESE else " ").join(self.sentence() for _ in range(sentences))

    def article(self, paragraphs: int) -> dict:
        chance = self.random.random
        article: dict = {"headline": self.fill(self.random.choice(self.words["headline"]))}
        if chance() < 0.15:
            article["kicker"] = self.fill(self.random.choice(self.words["headline"]))
        if chance() < 0.15:
            article["deck"] = self.sentence()
        if chance() < 0.4:
            name = self.random.choice(self.words["name"])
            chinese = self.words is CHINESE
            article["byline"] = {"text": f"□ 本报记者 {name}" if chinese else f"By {name.upper()}", "names": [name]}
        if chance() < 0.6:
            chinese = self.words is CHINESE
            article["dateline"] = self.fill("本报讯（记者 {name}）" if chinese else "{place_} —")
        body = [{"kind": "paragraph", "text": self.paragraph(self.random.randint(1, 3))} for _ in range(paragraphs)]
        if paragraphs > 6:
            for at in range(4, paragraphs, 5):
                body.insert(at, {"kind": "subhead", "text": self.fill("{short}")})
        if paragraphs > 8 and chance() < 0.5:
            body.insert(3, {"kind": "pull-quote", "text": self.fill("{short}")})
        article["body"] = body
        return article

    def issue(self, articles: int) -> dict:
        """A few long stories, more of middle length, many briefs: lengths fall off as 1/rank."""
        long = 4 + self.random.randint(0, 12)
        lengths = [max(1, round(long * 3 / (rank + 3)) + self.random.randint(-1, 2)) for rank in range(articles)]
        # Three full pages at least, however few the articles.
        lengths = [max(length, 44 // articles + 1) for length in lengths]
        return {
            "schema": "newsbind.issue/1",
            "id": f"made-{self.language}-{articles}",
            "newspaper": {"name": self.words["newspaper"]},
            "language": self.language,
            "date": "2024-04-19",
            "sections": [{"articles": [self.article(length) for length in lengths]}],
        }


def main() -> None:
    folder, language, articles, seed = sys.argv[1:]
    issue = Writer(language, int(seed)).issue(int(articles))
    path = Path(folder) / f"{issue['id']}.json"
    path.write_text(json.dumps(issue, ensure_ascii=False, indent=1), encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main()

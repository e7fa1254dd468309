"""Who is named: a person, or an office, a firm, a group? Bodies stay readable in a public copy, people don't."""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫"
    "经裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲封储靳段富巫焦谷车侯宓蓬全班仰秋仲伊宫宁"
    "仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲台从索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘翟谭贡劳姬申扶冉宰桑桂牛寿"
    "通边扈燕冀浦尚温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终衡步都耿满弘匡国文寇广禄东欧利蔚越隆师巩聂晁勾"
    "敖融冷辛阚那简饶曾沙鞠丰关查荆红游竺权盖益桓岳帅缑亢况郗郏闫肖楼仝佟佘阳商牟尧归海晋楚"
)
_WORDS = (
    "公司|居委会|业委会|村委会|委员会|居委|业委|物业|街道|办事处|派出所|中心|学校|小学|中学|大学|幼儿园|托育园|卫生站|"
    "服务站|服务处|管理处|工作站|工作室|事务所|研究院|设计院|医院|养老院|食堂|菜场|市场|商场|超市|药店|银行|停车场|"
    "活动室|协会|商会|工会|妇联|支部|单位|企业|机构|部门|社区|小区|施工队|施工方|建设方|设计方|运营方|产权方|项目部|"
    "号楼|楼组|小组|居民|业主|住户|租户|租客|房东|商户|商家|店家|摊主|店主|车主|群众|家长|老人|老年人|年轻人|残疾人|"
    "孩子|儿童|学生|青年|妇女|党员|志愿者|村民|游客|邻居|街坊|大家|各方|双方|匿名|城管|消防"
)
_EXACT = re.compile(_WORDS)
_BODY = re.compile(f".*(?:{_WORDS})", re.DOTALL)
_TITLED = re.compile("(.*)(?:代表|规划师|民警|书记|主任|经理)", re.DOTALL)
_ENDS = "队站局厂店部处所院馆室户层组办校班社园场堂委楼坊"  # 跳舞队, 街道规建办
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿𠀀-𲎯〇]+")


def is_body(name: str) -> bool:
    """Whether a name is an office, a firm or a group rather than a person: 物业公司, 3号楼居民, 跳舞队, 匿名.

    Where it could be either, as 李青年 or 王玉堂, it is a person.
    """
    name = name.strip()
    if _EXACT.fullmatch(name):
        return True
    if titled := _TITLED.fullmatch(name):
        before = titled[1]
        return not before or is_body(before) or not may_be_person(before)
    if len(name) == 3 and name[0] in SURNAMES:
        return False
    return bool(_BODY.fullmatch(name)) or (name[-1:] in _ENDS and not may_be_person(name))


def may_be_person(name: str) -> bool:
    """Whether a name has the shape of a person's: a surname and one to three characters, or no Chinese at all."""
    name = name.strip()
    if not _HAN.fullmatch(name):
        return not any(map(_HAN.fullmatch, name)) or "·" in name
    return 2 <= len(name) <= 4 and name[0] in SURNAMES

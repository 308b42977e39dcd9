Papers as an office finishes them: a page, a Word file, and the office's own template for either.

  $ . "$TESTDIR/office.sh"
  $ export ANJUAN_LANG=en
  $ words() { unzip -p "$1" word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g'; }
  $ anjuan -q --now 2026-06-29 register --title 反映补贴未发放 --petitioner 李某某 --phone 13800000000
  DZ-2026-000001
  $ anjuan -q --now 2026-07-01 accept 2026-1 --document 受理告知书〔2026〕1号

What is enclosed, who has a copy and whom to ask is told when the paper is printed.

  $ anjuan form 2026-1 acceptance --enclosed 材料清单 --enclosed 权利义务告知 --copy-to 市民政局 --contact 张三，0312-7654321 | tail -14
  李某某：
      您于2026年6月29日通过其他反映的“反映补贴未发放”（信访事项编号：DZ-2026-000001），经审查符合《信访工作条例》的规定，决定予以受理。
      本事项由定州市信访局按照信访程序办理，办理期限为自受理之日起30日，至2026年7月31日止。情况复杂需要延长期限的，将书面告知您延期理由。
      请您保持通讯畅通，配合调查核实；对处理意见不服的，可以自收到书面答复之日起30日内请求复查。
      特此告知。
  
      附件：1.材料清单
            2.权利义务告知
  
                                          定州市信访局
                                          2026年7月1日
      （联系人：张三，0312-7654321）
  送达回执：本文书已于　　　　年　　月　　日收到。　收件人签名：
  抄送：市民政局。

A Word file says the same; the case as it stands is read, and nothing is written.

  $ anjuan form 2026-1 acceptance -o letter.docx --contact 张三
  letter.docx
  $ words letter.docx
  
  定州市信访局
  受理告知书〔2026〕1号
  受理告知书
  李某某：
  您于2026年6月29日通过其他反映的“反映补贴未发放”（信访事项编号：DZ-2026-000001），经审查符合《信访工作条例》的规定，决定予以受理。
  本事项由定州市信访局按照信访程序办理，办理期限为自受理之日起30日，至2026年7月31日止。情况复杂需要延长期限的，将书面告知您延期理由。
  请您保持通讯畅通，配合调查核实；对处理意见不服的，可以自收到书面答复之日起30日内请求复查。
  特此告知。
  定州市信访局
  2026年7月1日
  （联系人：张三）
  送达回执：本文书已于　　　　年　　月　　日收到。　收件人签名：

The present template is the start for the office's own. Word splits a field over runs where it likes.

  $ mkdir -p forms
  $ anjuan form --template acceptance -o forms/acceptance.docx
  forms/acceptance.docx
  $ words forms/acceptance.docx | sed -n '4,6p;8,9p'
  受理告知书
  {{petitioner}}：
  您于{{received}}通过{{channel}}反映的“{{title}}”（信访事项编号：{{case}}），经审查符合《信访工作条例》的规定，决定予以受理。
  请您保持通讯畅通，配合调查核实；对处理意见不服的，可以自收到书面答复之日起30日内请求复查。
  特此告知。
  $ edit() { unzip -p "$1" word/document.xml | sed "$2" > document.xml; mkdir -p word; mv document.xml word/; zip -q "$1" word/document.xml; rm -r word; }
  $ edit forms/acceptance.docx 's/{{petitioner}}：/{{peti<\/w:t><\/w:r><w:r><w:t>tioner}} 同志：/; s/特此告知。/专此函告。/'
  $ anjuan form 2026-1 acceptance -o own.docx
  own.docx
  $ words own.docx | sed -n '5p;9p'
  李某某 同志：
  专此函告。

A field that does not exist is an error that names the paragraph.

  $ edit forms/acceptance.docx 's/专此函告。/{{phon}}，{{#due}}/'
  $ anjuan form 2026-1 acceptance -o own.docx
  forms/acceptance.docx:8:1: error: documents have no field phon (paragraph 8)
      {{phon}}，{{#due}}
      ^~~~~~~~
    fix: did you mean phone?
  forms/acceptance.docx:8:10: error: the section due is never closed (paragraph 8)
      {{phon}}，{{#due}}
                ^~~~~~~
    fix: add {{/due}}
  [3]
  $ rm forms/acceptance.docx

An office that has put its own words into the page is told that the Word file does not have them.

  $ anjuan form --template acceptance -o forms/acceptance.html
  forms/acceptance.html
  $ anjuan form 2026-1 acceptance -o letter.docx
  the words are the built-in ones: the office's forms/acceptance.html is no Word file; put them into forms/acceptance.docx
  letter.docx

  $ anjuan form 2026-1 --all -o bundle.docx
  bundle.docx
  $ anjuan form 2026-1 acceptance -o letter.doc
  error: the ending of letter.doc does not tell the format
    fix: end it with .txt, .html, .docx or .pdf, or add --format
  [2]

A report is a paper, too.

  $ anjuan --now 2026-07-20 report monthly --month 2026-07 -o month.docx
  month.docx: 41 rows
  $ words month.docx | sed -n '1,6p'
  
  Monthly report
  定州市信访局
  period: 2026-07 (2026-07-01 – 2026-07-31); as of: 2026-07-20
  In the period, up to 2026-07-20, 0 cases of 0 persons were received and 0 closed; 1 were open at the cut-off, 0 past their limit. On-time closing was n/a, satisfaction n/a.
  totals

The period before stands beside the year before (环比 beside 同比).

  $ anjuan --now 2026-07-20 report kpi --month 2026-07 --compare last-month | sed -n '4,8p'
  indicator                       counted  of     rate  beside  which are    year before  of  rate  period before  of  rate
  ──────────────────────────────  ───────  ──  ───────  ──────  ───────────  ───────────  ──  ────  ─────────────  ──  ────
  timely acceptance                     1   1  100.00%       0  not yet due            0   0   n/a              0   0   n/a
  on-time closing                       0   0      n/a       1  not yet due            0   0   n/a              0   0   n/a
  response                              0   0      n/a                                 0   0   n/a              0   0   n/a
  $ anjuan --lang zh --now 2026-07-20 report kpi --month 2026-07 --compare 上月 | sed -n '4,6p'
  指标              分子  分母     比率  另计  另计说明  上年同期  分母  比率  上期  分母  比率
  ────────────────  ────  ────  ───────  ────  ────────  ────────  ────  ────  ────  ────  ────
  及时受理率           1     1  100.00%     0  未到期           0     0     —     0     0     —
  $ anjuan --now 2026-07-20 report kpi --quarter 2026-Q3 --compare last-period --json | grep -c numerator_last
  14
  $ anjuan --now 2026-07-20 report kpi --quarter 2026-Q3 --compare last-month
  error: 2026-Q3 is no month
    fix: write --compare last-period, or --month for one month
  [2]
  $ anjuan --now 2026-07-20 report kpi --compare last-month
  error: all days have no period before them
    fix: add --month 2026-07
  [2]
  $ anjuan --now 2026-07-20 report overdue --month 2026-07 --compare last-month
  error: the report overdue does not take --compare last-period
    fix: see anjuan report kpi --compare last-month
  [2]

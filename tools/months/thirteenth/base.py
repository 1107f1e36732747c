# calendars, writers and small helpers
import csv, io, datetime as dt
D=dt.date
def dr(a,b):
    a=D.fromisoformat(a); b=D.fromisoformat(b)
    return {a+dt.timedelta(i) for i in range((b-a).days+1)}
CNH=set().union(dr('2025-01-01','2025-01-01'),dr('2025-01-28','2025-02-04'),dr('2025-04-04','2025-04-06'),dr('2025-05-01','2025-05-05'),
 dr('2025-05-31','2025-06-02'),dr('2025-10-01','2025-10-08'),dr('2026-01-01','2026-01-03'),dr('2026-02-15','2026-02-23'),dr('2026-04-04','2026-04-06'),
 dr('2026-05-01','2026-05-05'),dr('2026-06-19','2026-06-21'),dr('2026-09-25','2026-09-27'),dr('2026-10-01','2026-10-07'))
CNW={D.fromisoformat(x) for x in '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.split()}
def S(x): return {D.fromisoformat(v) for v in x.split()}
HOL={'CN':CNH,
'GB':S('2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31'),
'US':S('2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11 2025-11-27 2025-12-25 2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12'),
'HK':S('2025-01-01 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-04-18 2025-04-19 2025-04-21 2025-05-01 2025-05-05 2025-05-31 2025-07-01 2025-10-01 2025-10-07 2025-10-29 2025-12-25 2025-12-26 2026-01-01 2026-02-17 2026-02-18 2026-02-19 2026-04-03 2026-04-04 2026-04-06 2026-04-07 2026-05-01 2026-05-25 2026-06-19 2026-07-01 2026-09-26 2026-10-01 2026-10-19'),
'AU':S('2025-01-01 2025-01-27 2025-04-18 2025-04-21 2025-04-25 2025-06-09 2025-10-06 2025-12-25 2025-12-26 2026-01-01 2026-01-26 2026-04-03 2026-04-06 2026-06-08'),
'DE':S('2025-01-01 2025-04-18 2025-04-21 2025-05-01 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-01'),
'SG':S('2025-01-01 2025-01-29 2025-01-30 2025-03-31 2025-04-18 2025-05-01 2025-05-12 2025-08-09 2025-10-20 2025-12-25 2026-01-01 2026-02-17 2026-02-18 2026-04-03 2026-05-01 2026-06-01 2026-08-10')}
HOL['NL']=HOL['DE']
# months in which a national holiday of these places does not fall: avoids calendar doubt outside China
QUIET={'GB':[(2025,3),(2025,6),(2025,7),(2025,9),(2025,10),(2026,2),(2026,3),(2026,6),(2026,7),(2026,5),(2025,8)],
'US':[(2025,3),(2025,4),(2025,8),(2026,3),(2026,4),(2026,7),(2025,10)],'HK':[(2025,3),(2025,6),(2025,8),(2025,9),(2025,11),(2026,3),(2026,8),(2025,10)],
'AU':[(2025,3),(2025,5),(2025,7),(2025,8),(2026,2),(2026,3)],'DE':[(2025,3),(2025,6),(2025,7),(2025,9),(2026,2),(2026,3)],'SG':[(2025,2),(2025,6),(2025,7),(2025,9),(2026,3)]}
QUIET['NL']=QUIET['DE']
def work(d,cc):
    if cc=='CN' and d in CNW: return True
    return d.weekday()<5 and d not in HOL[cc]
def addw(d,n,cc):
    while n>0:
        d+=dt.timedelta(1)
        if work(d,cc): n-=1
    return d
def y(a): return f"{a/100:.2f}"
def yc(a): return f"{a/100:,.2f}"
def de(a): return f"{a/100:,.2f}".replace(',','_').replace('.',',').replace('_','.')
def ded(a): return f"{a/100:.2f}".replace('.',',')
def yi(a): # drops zeros as a spreadsheet would
    s=f"{a/100:.2f}"; return s.rstrip('0').rstrip('.') if '.' in s else s
def rnd(x): # half up, minor
    import math
    return int(math.floor(x+0.5+1e-9))
def write(path,rows,enc='utf-8',sep=',',q='min',eol='\r\n',title='Sheet1'):
    ext=path.rsplit('.',1)[1]
    if ext in('csv','txt'):
        out=io.StringIO(newline='')
        if q=='raw':
            for r in rows: out.write(sep.join(str(c) for c in r)+eol)
        else:
            w=csv.writer(out,delimiter=sep,lineterminator=eol,quoting={'min':csv.QUOTE_MINIMAL,'all':csv.QUOTE_ALL}[q])
            for r in rows: w.writerow(r)
        open(path,'wb').write(out.getvalue().encode(enc,'replace'))
    elif ext=='xlsx':
        import openpyxl
        wb=openpyxl.Workbook(); ws=wb.active; ws.title=title
        for i,r in enumerate(rows,1):
            for j,c in enumerate(r,1):
                if c=='' or c is None: continue
                x=ws.cell(i,j,c)
                if isinstance(c,dt.datetime): x.number_format='yyyy-mm-dd hh:mm:ss'
                elif isinstance(c,dt.date): x.number_format='yyyy-mm-dd'
                elif isinstance(c,float): x.number_format='#,##0.00'
        wb.save(path)
    else:
        import xlwt
        wb=xlwt.Workbook(); ws=wb.add_sheet(title)
        s1=xlwt.easyxf(num_format_str='yyyy-mm-dd hh:mm:ss'); s2=xlwt.easyxf(num_format_str='yyyy-mm-dd'); s3=xlwt.easyxf(num_format_str='#,##0.00')
        for i,r in enumerate(rows):
            for j,c in enumerate(r):
                if c=='' or c is None: continue
                if isinstance(c,dt.datetime): ws.write(i,j,c,s1)
                elif isinstance(c,dt.date): ws.write(i,j,c,s2)
                elif isinstance(c,float): ws.write(i,j,c,s3)
                else: ws.write(i,j,c)
        wb.save(path)

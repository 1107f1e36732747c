from lib import *
def gb(s): return s.encode('gb18030')
def u8(s): return s.encode('utf8')
def bom(s): return b'\xef\xbb\xbf'+s.encode('utf8')
def u16(s): return s.encode('utf-16')
d8=lambda t:t.strftime('%Y%m%d'); di=lambda t:t.strftime('%Y-%m-%d'); ds=lambda t:t.strftime('%Y/%m/%d'); hms=lambda t:t.strftime('%H:%M:%S'); h6=lambda t:t.strftime('%H%M%S')
dmy=lambda t:t.strftime('%d/%m/%Y'); mdy=lambda t:t.strftime('%m/%d/%Y'); dmon=lambda t:t.strftime('%d %b %Y')
inn=lambda a,f=c2:f(a) if a>0 else ''
out=lambda a,f=c2:f(-a) if a<0 else ''
def cc(a,f=c2): return f(abs(a))

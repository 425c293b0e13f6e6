filedesc://a.arc 0.0.0.0 20240314080000 text/plain 20
1 0 test
URL IP x


https://gazette.test/arc 10.0.0.1 20240314080000 text/html 236
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><body><p>The harbour bridge at Marlow Point will stay shut until spring, the town council said on Monday after a survey found cracks in two of its piers.</p></body></html>

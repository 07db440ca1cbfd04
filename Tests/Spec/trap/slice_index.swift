let s = [1, 2, 3][1...]
print(s[0])

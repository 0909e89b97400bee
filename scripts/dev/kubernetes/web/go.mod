module dev.mold/web

go 1.24

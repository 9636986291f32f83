print("colca")

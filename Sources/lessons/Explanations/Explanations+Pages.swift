extension Explanations {
  static let pages = #"""
    # The text of a lesson

    ## unclosed-front-matter
    The front matter of a lesson stands between two lines of `---`.
    ````wrong file
    ---
    title: Open

    Text.
    ````
    ````right file
    ---
    title: Closed
    ---

    Text.
    ````

    ## missing-title
    A lesson and a course have a title: it stands on the page, in the contents and in the search.
    ````wrong file
    ---
    summary: No title.
    ---

    Text.
    ````
    ````right file
    ---
    title: A title
    ---

    Text.
    ````

    ## broken-yaml
    Front matter and `course.yml` are YAML: lines of `key: value`. A value that holds `:`, `#`, quotes or brackets stands in quotation marks.
    ````wrong file
    ---
    title: "open
    ---

    Text.
    ````
    ````right file
    ---
    title: "closed: all is well"
    ---

    Text.
    ````

    ## unknown-key
    The front matter and `course.yml` have certain keys. The message names the nearest.
    ````wrong file
    ---
    title: A
    sumary: Misspelt.
    ---

    Text.
    ````
    ````right file
    ---
    title: A
    summary: Well spelt.
    ---

    Text.
    ````

    ## repeated-key
    A key is given once.
    ````wrong file
    ---
    title: A
    title: B
    ---

    Text.
    ````
    ````right file
    ---
    title: A
    ---

    Text.
    ````

    ## bad-value
    The value of this key is of another kind: a text where a list is wanted, or the other way round.
    ````wrong file
    ---
    title: [A, B]
    ---

    Text.
    ````
    ````right file
    ---
    title: A
    ---

    Text.
    ````

    ## empty-file
    A lesson needs at least a title and some text.
    ````wrong file
    ````
    ````right file
    ---
    title: A
    ---

    Text.
    ````

    ## empty-lesson
    Below the front matter stands the lesson.
    ````wrong file
    ---
    title: A
    ---
    ````
    ````right file
    ---
    title: A
    ---

    Text.
    ````

    ## broken-link
    A link to another lesson names its file in the course. The message suggests the nearest.
    ````wrong lesson
    See [there](07-nowhere.md).
    ````
    ````right lesson
    See [here](01-first.md).
    ````

    ## missing-anchor
    A link behind `#` names a heading of the lesson.
    ````wrong lesson
    ## One

    See [below](#two).
    ````
    ````right lesson
    ## One

    See [above](#one).
    ````

    ## missing-file
    A link to a file of the course names one that is there, relative to the lesson.
    ````wrong lesson
    Here is [the data](data/none.csv).
    ````
    ````right lesson
    Here is [more](https://www.swift.org).
    ````

    ## missing-image
    An image of the course is a file in its folder, named relative to the lesson.
    ````wrong lesson
    ![A cat](cat.png)
    ````
    ````right lesson
    No picture.
    ````

    ## missing-alt
    Between the brackets of an image stands what it shows, for those who cannot see it.
    ````wrong lesson
    ![](cat.svg)
    ````
    ````right lesson
    ![A cat asleep on a keyboard](cat.svg)
    ````

    ## external-image
    An image on another server is not shown in the page: the page works offline and asks nobody.
    ````wrong text
    ![A cat](https://www.swift.org/cat.png)
    ````
    ````right lesson
    [A cat](https://www.swift.org/cat.png)
    ````

    ## unsafe-link
    A lesson links to web addresses, mail addresses, lessons and files, not to addresses that run code.
    ````wrong lesson
    [Run](javascript:alert(1))
    ````
    ````right lesson
    [Read](https://www.swift.org)
    ````

    ## absolute-link
    A link inside of the course is relative, so that the site works from any folder.
    ````wrong lesson
    [Home](/index.html)
    ````
    ````right lesson
    [First](01-first.md)
    ````

    ## empty-link
    A link has an address in its parentheses.
    ````wrong lesson
    [Nowhere]()
    ````
    ````right lesson
    [First](01-first.md)
    ````

    ## outside-course
    A lesson uses files of its own course only: the course can be moved as one folder.
    ````wrong lesson
    [Secret](../secret.txt)
    ````
    ````right lesson
    [First](01-first.md)
    ````

    ## unknown-reference
    `@fig-name` refers to a figure of that id, and so on. Nothing has this one. A plain `@` is written `\@`.
    ````wrong lesson
    Compare @fig-none.
    ````
    ````right lesson
    ```swift {#fig-one caption="One"}
    print(1)
    ```

    Compare @fig-one.
    ````

    ## unknown-footnote
    `[^name]` refers to a footnote, which is written as `[^name]: …` on a line of its own.
    ````wrong lesson
    A claim.[^proof]
    ````
    ````right lesson
    A claim.[^proof]

    [^proof]: A proof.
    ````

    ## unused-footnote
    A footnote appears where the text refers to it. Nothing refers to this one.
    ````wrong lesson
    A claim.

    [^proof]: A proof.
    ````
    ````right lesson
    A claim.[^proof]

    [^proof]: A proof.
    ````

    ## unknown-alert
    A quotation that begins with `[!NOTE]` and the like is an alert. There are certain kinds of them.
    ````wrong lesson
    > [!NOET]
    > Mind this.
    ````
    ````right lesson
    > [!NOTE]
    > Mind this.
    ````

    ## unclosed-math
    A formula on lines of its own stands between two `$$`, without a blank line in it.
    ````wrong lesson
    $$
    x + 1
    ````
    ````right lesson
    $$
    x + 1
    $$
    ````

    ## text-after-math
    The closing `$$` of a formula ends its line.
    ````wrong lesson
    $$
    x + 1
    $$ and so on
    ````
    ````right lesson
    $$
    x + 1
    $$

    And so on.
    ````

    ## unreadable-math
    Formulas are LaTeX, as much of it as KaTeX knows.
    ````wrong text
    $\frac{1}{$
    ````
    ````right lesson
    $\frac{1}{2}$
    ````

    ## table-too-large
    A table in the text has limits. Large data stands in a file.
    ````wrong text
    a table of a thousand columns
    ````
    ````right lesson
    | a | b |
    |---|---|
    | 1 | 2 |
    ````

    ## file-too-large
    A lesson of this size is hardly one lesson.
    ````wrong text
    a file of many megabytes
    ````
    ````right lesson
    Text.
    ````

    ## invalid-utf8
    All files are texts in UTF-8. An editor can save them so.
    ````wrong text
    a file with the byte 0xFF
    ````
    ````right lesson
    Text.
    ````

    ## zero-byte
    A text holds no zero byte. A file with one is usually saved in another encoding, such as UTF-16.
    ````wrong text
    a file with a zero byte
    ````
    ````right lesson
    Text.
    ````
    """#

  static let course = #"""
    # The course

    ## missing-course
    The command names the folder that holds `course.yml` and the lessons.
    ```wrong text
    lessons build no-such-folder
    ```
    ```right text
    lessons build lessons
    ```

    ## missing-course-file
    A course has a file `course.yml` with at least its title.
    ```wrong text
    a folder with lessons only
    ```
    ```right text
    course.yml:
      title: My course
    ```

    ## empty-course
    A course has at least one lesson: a Markdown file in its folder.
    ```wrong text
    a folder with course.yml only
    ```
    ```right text
    course.yml
    01-first.md
    ```

    ## unreadable-file
    The file cannot be read: it is no file, or belongs to somebody else.
    ```wrong text
    chmod 000 01-first.md
    ```
    ```right text
    chmod 644 01-first.md
    ```

    ## bad-file-name
    The name of a lesson's file becomes an address of the site: letters, digits, `-` and `_`.
    ```wrong text
    My first lesson!.md
    ```
    ```right text
    01-my-first-lesson.md
    ```

    ## duplicate-slug
    The number before a lesson's name is not part of its address, so two names must differ behind it.
    ```wrong text
    01-first.md
    02-first.md
    ```
    ```right text
    01-first.md
    02-second.md
    ```

    ## unknown-lesson
    `course.yml` lists a lesson that is not there. The message suggests the nearest.
    ```wrong course
    title: Course
    parts:
      - title: Part
        lessons: [01-first.md, 02-secnod.md]
    ```
    ```right course
    title: Course
    parts:
      - title: Part
        lessons: [01-first.md]
    ```

    ## repeated-lesson
    A lesson stands in one part of the course, once.
    ```wrong course
    title: Course
    parts:
      - title: Part
        lessons: [01-first.md, 01-first.md]
    ```
    ```right course
    title: Course
    parts:
      - title: Part
        lessons: [01-first.md]
    ```

    ## unlisted-lesson
    Where `course.yml` has parts, each lesson belongs to one. One that is not listed stands behind the last.
    ```wrong course
    title: Course
    parts:
      - title: Part
        lessons: []
    ```
    ```right course
    title: Course
    parts:
      - title: Part
        lessons: [01-first.md]
    ```
    """#
}

extension Explanations {
  static let blocks = #"""
    # Blocks and their attributes

    ## unknown-attribute
    Behind the language of a block stand attributes that this tool knows. The message names the nearest.
    ````wrong lesson
    ```swift {fodl}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## repeated-attribute
    An attribute is given once.
    ````wrong lesson
    ```swift {fold fold}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## attribute-needs-value
    This attribute says something only with a value.
    ````wrong lesson
    ```swift {caption}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {caption="One"}
    print(1)
    ```
    ````

    ## attribute-takes-no-value
    This attribute is there or not; it has no value.
    ````wrong lesson
    ```swift {fold="yes"}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## attributes-without-braces
    Attributes stand in braces, so that other readers of Markdown skip them.
    ````wrong lesson
    ```swift fold
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## language-in-braces
    The language of a block stands in front of the braces, where other readers of Markdown look for it.
    ````wrong lesson
    ```{swift fold}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## text-after-attributes
    The line that opens a block ends with the attributes.
    ````wrong lesson
    ```swift {fold} and more
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## unclosed-attributes
    The attributes end with `}` on the same line.
    ````wrong lesson
    ```swift {fold
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fold}
    print(1)
    ```
    ````

    ## unclosed-quote
    A value in quotation marks has a mark at either end.
    ````wrong lesson
    ```swift {caption="One}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {caption="One"}
    print(1)
    ```
    ````

    ## bad-number
    This attribute is a number within limits.
    ````wrong lesson
    ```swift {fuel=much}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {fuel=100000}
    print(1)
    ```
    ````

    ## bad-id
    An id names a figure, table, formula or section for references. It begins with what it names: `fig-`, `tbl-`, `eq-` or `sec-`.
    ````wrong lesson
    ```swift {#loss}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {#fig-loss caption="The loss"}
    print(1)
    ```
    ````

    ## duplicate-id
    An id names one thing of a lesson.
    ````wrong lesson
    ## One {#sec-a}

    ## Two {#sec-a}
    ````
    ````right lesson
    ## One {#sec-a}

    ## Two {#sec-b}
    ````

    ## unclosed-code-block
    A block that begins with three backticks ends with a line of three.
    ````wrong lesson
    ```swift
    print(1)
    ````
    ````right lesson
    ```swift
    print(1)
    ```
    ````

    ## backtick-in-fence
    The line that opens a block with backticks cannot hold a backtick: other readers of Markdown then see no block.
    ````wrong lesson
    ```swift {caption="the `n`"}
    print(1)
    ```
    ````
    ````right lesson
    ~~~swift {caption="the `n`"}
    print(1)
    ~~~
    ````

    ## empty-inline-code
    `{swift}` in the prose is followed by an expression, whose value takes its place.
    ````wrong lesson
    There are `{swift}` of them.
    ````
    ````right lesson
    There are `{swift} 1 + 2` of them.
    ````

    ## inline-code-in-title
    The title of a lesson is known before the lesson runs; it holds no computed value.
    ````wrong file
    ---
    title: About `{swift} 1 + 2` things
    ---

    Text.
    ````
    ````right file
    ---
    title: About three things
    ---

    Text.
    ````
    """#
}

/// The scripts by which a shell asks the program itself what may come next, so that they never fall behind it.
public enum CompletionScript: String, CaseIterable, Sendable {
  /// The GNU shell.
  case bash
  /// The Z shell.
  case zsh
  /// The friendly interactive shell.
  case fish

  /// The word behind the program's name by which a script asks; what was typed follows it.
  public static let request = "__complete"

  /// The script, for a program of this name.
  public func text(for program: String) -> String {
    switch self {
    case .bash: Self.bash(program)
    case .zsh: Self.zsh(program)
    case .fish: Self.fish(program)
    }
  }

  private static func bash(_ program: String) -> String {
    """
    # bash completion for \(program): what may come next is asked of the program itself.
    _\(program)() {
      local line file current=${COMP_WORDS[COMP_CWORD]}
      COMPREPLY=()
      [[ $current == = ]] && current=
      while IFS= read -r line; do
        case $line in
          :files | :folders)
            compopt -o filenames 2>/dev/null
            while IFS= read -r file; do COMPREPLY+=("$file"); done < <(
              if [[ $line == :files ]]; then compgen -f -- "$current"; else compgen -d -- "$current"; fi)
            ;;
          *) COMPREPLY+=("${line%%$'\\t'*}") ;;
        esac
      done < <("${COMP_WORDS[0]/#\\~/$HOME}" \(request) "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    }
    complete -F _\(program) \(program)

    """
  }

  private static func zsh(_ program: String) -> String {
    """
    #compdef \(program)
    # zsh completion for \(program): what may come next is asked of the program itself.
    _\(program)() {
      local line
      local -a candidates
      while IFS= read -r line; do
        case $line in
          :files) _files; return ;;
          :folders) _files -/; return ;;
          *) candidates+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}") ;;
        esac
      done < <("${(Q)words[1]}" \(request) "${(@Q)words[2,CURRENT]}" 2>/dev/null)
      _describe -V '\(program)' candidates
    }
    if [[ $funcstack[1] == _\(program) ]]; then
      _\(program) "$@"
    else
      compdef _\(program) \(program)
    fi

    """
  }

  private static func fish(_ program: String) -> String {
    """
    # fish completion for \(program): what may come next is asked of the program itself.
    function __\(program)_candidates
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        set -l program $words[1]
        set -e words[1]
        for line in ($program \(request) $words "$current" 2>/dev/null)
            switch $line
                case ':files'
                    __fish_complete_path "$current"
                case ':folders'
                    __fish_complete_directories "$current"
                case '*'
                    printf '%s\\n' $line
            end
        end
    end
    complete -c \(program) -f -a '(__\(program)_candidates)'

    """
  }
}

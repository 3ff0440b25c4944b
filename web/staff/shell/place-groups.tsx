import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { groups, type PlaceShown } from './places.ts'

type Look = Record<'group' | 'heading' | 'list' | 'place' | 'sign', string>

/** Places under the names of their groups; a lone group needs no name. */
export function PlaceGroups({
  places,
  look,
  onGo,
}: {
  places: readonly PlaceShown[]
  look: Partial<Look>
  onGo?: () => void
}) {
  const { t } = useTranslation('shell')
  const id = useId()
  const shown = groups.filter((group) => places.some((place) => place.group === group))
  return shown.map((group) => (
    <div key={group} className={look.group}>
      {shown.length > 1 && (
        <span className={look.heading} id={id + group}>
          {t(`groups.${group}`)}
        </span>
      )}
      <ul className={look.list} {...(shown.length > 1 && { 'aria-labelledby': id + group })}>
        {places
          .filter((place) => place.group === group)
          .map(({ to, name, Sign }) => (
            <li key={to}>
              <NavLink to={to} className={look.place ?? ''} {...(onGo && { onClick: onGo })}>
                <Sign className={look.sign} />
                <span>{t(`places.${name}`)}</span>
              </NavLink>
            </li>
          ))}
      </ul>
    </div>
  ))
}

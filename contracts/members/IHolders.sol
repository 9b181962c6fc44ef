// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Duties} from "../types/Duties.sol";
import {InstrumentKind} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Holders
/// @notice Who may hold value and move it: the part of Members that ledgers ask.
///
/// Value is held by accounts. An account moves it while it is honoured as MAKER and its organisation is not expelled. Of an organisation
/// under dual control one account alone moves nothing: a CHECKER has to sign too, as Settlement asks.
/// An account receives a claim while it is honoured and its organisation is active and does not refuse claims of that kind. To be paid,
/// an account need only belong to an organisation, of whatever standing: a suspension never makes a debtor default.
interface IHolders {
    /// @notice The organisation is under dual control: `account` moves value only together with a CHECKER, by a signed deal.
    error Holders_TwoHandsNeeded(OrgId org, address account);
    /// @notice The organisation refuses instruments of this kind.
    error Holders_KindRefused(OrgId org, InstrumentKind kind);
    /// @notice The account belongs to no organisation.
    error Holders_NoMember(address account);
    /// @notice Maker and checker are one account, or accounts of one person, or one of them has no pseudonym of a person.
    error Holders_OnePerson(address maker, address checker);
    /// @notice The signature by the maker, or by the checker, over `digest` is not valid.
    error Holders_BadSignature(bytes32 digest, bool byMaker);
    /// @notice The signature of `party`, which gives, over `digest` is not valid.
    error Holders_NotSigned(bytes32 digest, address party);
    /// @notice `org` is under dual control, and no CHECKER of it signed `digest` beside `party`.
    error Holders_CheckerMissing(bytes32 digest, OrgId org, address party);
    /// @notice A bit is set in `kinds` of a kind that nobody refuses: cash, or the claim of a guarantor that paid.
    error Holders_KindsInvalid(uint16 kinds);

    event KindsRefused(OrgId indexed org, uint16 kinds);

    /// @notice Sets the kinds of instruments that the caller's organisation does not receive, one bit for each; all others it accepts. ADMIN
    /// only; also while restricted.
    function refuseKinds(uint16 kinds) external;

    /// @notice The kinds that an organisation refuses.
    function refusedKinds(OrgId org) external view returns (uint16 kinds);

    /// @notice Requires that `from` moves a claim of this kind to `to` by itself. Reverts with what is missing, of `from` first.
    function requirePassing(
        address from,
        address to,
        InstrumentKind kind
    ) external view returns (OrgId fromOrg, OrgId toOrg);

    /// @notice Requires that `from` may give value up by itself.
    function requireGiving(address from) external view returns (OrgId org);

    /// @notice As `requireGiving`, where the checker has signed too: then dual control asks for nothing more.
    function requireGivingSigned(address from) external view returns (OrgId org, bool dualControl);

    /// @notice Requires that `to` may take a claim of this kind; of cash, and of the claim of a guarantor that paid, which are no new risk,
    /// that it belongs to an organisation.
    function requireTaking(address to, InstrumentKind kind) external view returns (OrgId org);

    /// @notice The organisation of an account that is honoured in one of the duties `anyOf`, whatever the standing of the organisation: for
    /// taking out what is one's own.
    function ownsFor(address account, Duties anyOf) external view returns (OrgId org);

    /// @notice The organisation for which two people act: `maker` as MAKER and `checker` as CHECKER, two accounts of two named people,
    /// whether or not the organisation is under dual control. Active organisations only.
    function actAsTwo(address maker, address checker) external view returns (OrgId org);

    /// @notice As `actAsTwo`, where the organisation may also be restricted.
    function serveAsTwo(address maker, address checker) external view returns (OrgId org);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {Instrument, Obligation, Terms} from "./Terms.sol";

/// @title Obligations
/// @notice What is owed on instruments: issued by cases, paid by whoever pays, paid out to whoever holds.
///
/// A case touches only the instruments that it issued: their ids contain its address. Cash that is paid stays in this contract until holders
/// redeem. While transfers are open a part payment waits; holders redeem once the whole is paid, or transfers have closed, so that nobody
/// redeems a share and passes on the rest. A holder some of whose units are pledged, or frozen by order, gets no part payment and no interest until they
/// are released or taken, since a part of that is theirs. A holder's entitlement is floor((balance + redeemed) x paid / face) - redeemed; units that
/// move later carry their part of what was redeemed. So no order of redemptions takes more than was paid.
interface IObligations is IEscrow {
    /// @notice Only the Council names cases: `caller` is not its timelock.
    error Obligations_NotCouncil(address caller);
    /// @notice The Council did not name the caller as a case.
    error Obligations_CaseUnknown(address caller);
    /// @notice The caller did not issue the instrument.
    error Obligations_NotCase(uint256 id, address caller);
    /// @notice The case issued an instrument under this key before.
    error Obligations_Exists(uint256 id);
    /// @notice `field` of the terms is not possible.
    error Obligations_TermsInvalid(bytes32 field);
    /// @notice `open` is what is still owed.
    error Obligations_MoreThanOwed(uint256 id, uint256 open, uint256 amount);
    /// @notice The case says that `interest` of `amount` is late interest.
    error Obligations_InterestInvalid(uint256 id, uint256 amount, uint256 interest);
    /// @notice The cash contract moved `moved` where it was to move `amount`: this cash cannot be used.
    error Obligations_CashShort(address cash, uint256 amount, uint256 moved);
    /// @notice The cash is not the one that the instrument is paid in.
    error Obligations_OtherCash(uint256 id, address cash);
    /// @notice Nothing is to be redeemed by `holder` now.
    error Obligations_NothingToRedeem(uint256 id, address holder);
    /// @notice The face cannot fall below what is paid.
    error Obligations_PaidAlready(uint256 id, uint256 paid, uint256 face);
    /// @notice It was divided already.
    error Obligations_Divided(uint256 id);

    event CaseSet(address indexed case_, bool allowed);
    event InstrumentIssued(
        uint256 indexed id,
        address indexed case_,
        address indexed holder,
        uint256 amount,
        Terms terms
    );
    event WrittenDown(uint256 indexed id, address indexed holder, uint256 amount);
    event Paid(uint256 indexed id, address indexed payer, uint256 principal, uint256 interest);
    event Redeemed(uint256 indexed id, address indexed holder, uint256 principal, uint256 interest);
    /// @dev The whole is paid: transfers are closed from now on.
    event PaidInFull(uint256 indexed id);

    /// @notice Lets a contract issue instruments, or no more. What it issued stays, and what a guarantor pays for that becomes a claim still. Council only.
    function setCase(address case_, bool allowed) external;

    /// @notice Issues an instrument. A case that the Council named; the claim of a guarantor that paid, also one that it names no more.
    /// @param key What the case calls it; used once.
    /// @return id `idOf(case, key)`, or one more for lots.
    function issue(bytes32 key, Terms calldata terms, address holder, uint256 amount) external returns (uint256 id);

    /// @notice Says how small a part of a lot may be, before it is divided. The case.
    function limitParts(uint256 id, uint32 least) external;

    /// @notice Burns units that are free in the hands of `holder`, and lowers the face, while transfers are open. The case.
    function writeDown(uint256 id, address holder, uint256 amount) external;

    /// @notice Moves free units by a rule that their holder accepted, also after transfers have closed. The case.
    function moveByRule(uint256 id, address from, address to, uint256 amount) external;

    /// @notice Pays, in the instrument's cash, from the caller, which has approved this contract. Anybody, at any time. The case says what is late interest.
    function pay(uint256 id, uint256 amount) external;

    /// @notice Pays out to a holder what it is entitled to. Anybody may call it; the cash goes to the holder.
    /// @return principal Units that were burnt, and paid.
    /// @return interest Late interest that was paid.
    function redeem(uint256 id, address holder) external returns (uint256 principal, uint256 interest);

    /// @notice As `redeem`, of many; a holder without an entitlement is passed over.
    function redeemMany(uint256[] calldata ids, address[] calldata holders) external;

    /// @notice What `redeem` would pay now.
    function redeemable(uint256 id, address holder) external view returns (uint256 principal, uint256 interest);

    /// @notice The id of what a case issues under a key: an even number. Of an instrument of lots it is one more.
    function idOf(address case_, bytes32 key) external view returns (uint256);

    /// @notice What an instrument is paid in; zero where there is no such instrument.
    function cashOf(uint256 id) external view returns (IERC20);

    function instrumentOf(uint256 id) external view returns (Instrument memory);

    function obligationOf(uint256 id) external view returns (Obligation memory);
}

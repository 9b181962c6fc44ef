// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Debt, ReceivableState} from "./Debt.sol";
import {IRecourses} from "./IRecourses.sol";
import {Receivable} from "./Receivable.sol";
import {Dilution} from "./ReceivableActs.sol";
import {ICase} from "../../ledger/ICase.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";

/// @title Receivables
/// @notice Debts from deliveries and services, from registration to the last payment.
///
/// The creditor registers what an invoice says, and its document is reserved (Fingerprints). Two people of the obligor confirm: from then on it owes,
/// whatever becomes of the delivery, and the creditor has units of an instrument, one for each minor unit of money. Units are passed on, sold and
/// pledged on the ledger (Instruments) until its transfers close. The obligor pays the ledger, and the holders redeem.
///
/// A call with many is all or nothing, and an error names the receivable. Of the calls that anybody may make when something falls due, one
/// that is made again is passed over, so that nobody blocks another.
interface IReceivables is IRecourses, ICase {
    /// @notice The receivable is `state`, which does not allow this.
    error Receivables_WrongState(ReceivableId receivable, ReceivableState state);
    /// @notice There is nothing in the list.
    error Receivables_Empty();
    /// @notice The two lists differ in length.
    error Receivables_LengthsDiffer(uint256 first, uint256 second);
    /// @notice `field` of the receivable is not possible.
    error Receivables_TermsInvalid(ReceivableId receivable, bytes32 field);
    /// @notice The receivable is due on `dueDay`: after `earliest` and by `latest`, as tenors go.
    error Receivables_TenorInvalid(ReceivableId receivable, uint32 dueDay, uint256 earliest, uint256 latest);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Receivables_NotParty(ReceivableId receivable, OrgId expected, OrgId org);
    /// @notice The obligor is no active organisation with role CORE_ENTERPRISE, or the creditor is not active.
    error Receivables_PartyInvalid(ReceivableId receivable, OrgId org);
    /// @notice The creditor has not agreed to be paid in this way.
    error Receivables_NotConsented(ReceivableId receivable);
    /// @notice The guarantor named in the terms has not signed.
    error Receivables_NotGuaranteed(ReceivableId receivable, OrgId guarantor);
    /// @notice The guarantor signed before.
    error Receivables_GuaranteedAlready(ReceivableId receivable);
    /// @notice The deadline, or the time to confirm, was `deadline`; the block's time is `now_`.
    error Receivables_Expired(ReceivableId receivable, uint48 deadline, uint256 now_);
    /// @notice It can be confirmed up to `confirmBy`.
    error Receivables_NotExpired(ReceivableId receivable, uint48 confirmBy);
    /// @notice Item `item` is not among what was signed, or comes in another order there.
    error Receivables_NotSigned(uint256 item);
    /// @notice Only the Council sets the longest tenor: `caller` is not its timelock.
    error Receivables_NotCouncil(address caller);
    /// @notice The longest tenor lies between 1 and `most` days.
    error Receivables_MaxTenorInvalid(uint16 days_, uint16 most);
    /// @notice Not everything is paid and paid out: `owed` is open, `held` is in holders' hands, `interest` is late interest that is due.
    error Receivables_NotSettled(ReceivableId receivable, uint256 owed, uint256 held, uint256 interest);

    event MaxTenorSet(uint16 days_);
    /// @dev `flags[i]`: the i-th flagging key had been seen before, so a similar document exists.
    event ReceivableRegistered(
        ReceivableId indexed receivable,
        OrgId indexed creditor,
        OrgId indexed obligor,
        Receivable terms,
        bool[] flags
    );
    event ReceivableConsented(ReceivableId indexed receivable);
    event ReceivableGuaranteed(
        ReceivableId indexed receivable,
        OrgId indexed guarantor,
        address maker,
        address checker
    );
    event ReceivableConfirmed(
        ReceivableId indexed receivable,
        uint256 indexed instrument,
        uint32 paymentDay,
        uint48 closesAt,
        address maker,
        address checker
    );
    /// @dev It was not confirmed. `state` says who ended it; `reason` is the obligor's, or zero.
    event ReceivableEnded(ReceivableId indexed receivable, ReceivableState state, bytes32 reason);
    event ReceivableDiluted(
        ReceivableId indexed receivable,
        address indexed holder,
        uint256 amount,
        Fingerprint creditNote
    );
    event ReceivableClosed(ReceivableId indexed receivable);

    /// @notice Sets the longest tenor from registration to the due day, in days. Council only.
    function setMaxTenor(uint16 days_) external;

    /// @notice Registers receivables, and reserves their documents. MAKER of the creditor, which so agrees to be paid in units; or of the obligor.
    /// @param flagging For each, the keys that only warn.
    function register(Receivable[] calldata receivables, Fingerprint[][] calldata flagging) external;

    /// @notice `cancel` and `register` at once, for terms that are corrected: the document, whose keys everybody knows by then, is at no time free for another to
    /// reserve. MAKER of the creditor.
    function replace(
        Receivable[] calldata former,
        Receivable[] calldata receivables,
        Fingerprint[][] calldata flagging
    ) external;

    /// @notice The creditor agrees to what the obligor registered. MAKER of the creditor.
    function consent(ReceivableId[] calldata receivables) external;

    /// @notice The guarantor of all of them signs, two people. Anybody may relay.
    function guarantee(Receivable[] calldata receivables, uint48 deadline, DualApproval calldata approval) external;

    /// @notice The obligor of all of them confirms: two people sign. Anybody may relay. The units go to the creditors' holders.
    function confirm(Receivable[] calldata receivables, uint48 deadline, DualApproval calldata approval) external;

    /// @notice As `confirm`, of some of those that the two people signed for together: whoever relays leaves out what cannot be confirmed, and a supplier
    /// that takes its receivable back stops no other's.
    /// @param receivables In the order in which they were signed.
    /// @param signed All of them.
    function confirmSome(
        Receivable[] calldata receivables,
        ReceivableId[] calldata signed,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice The obligor does not confirm. MAKER of the obligor, also while restricted. The documents are free again.
    function reject(Receivable[] calldata receivables, bytes32 reason) external;

    /// @notice The creditor takes back what was not confirmed. MAKER of the creditor, also while restricted.
    function cancel(Receivable[] calldata receivables) external;

    /// @notice Ends what nobody confirmed in time. Anybody.
    function expire(Receivable[] calldata receivables) external;

    /// @notice Lowers the debt for a credit note, by free units that the creditor still has. Anybody may relay what both signed.
    /// @param signature By the dilution's holder.
    /// @param checker By a CHECKER of the creditor; empty where it is not under dual control.
    function dilute(
        Dilution calldata dilution,
        bytes calldata signature,
        bytes calldata checker,
        DualApproval calldata obligor
    ) external;

    /// @notice Closes what is paid, with late interest, and redeemed: limits are free, and the document is never used again. Anybody.
    function close(ReceivableId[] calldata receivables) external;

    /// @notice What is kept of a receivable.
    function debtOf(ReceivableId receivable) external view returns (Debt memory);

    /// @notice The ledger's id of its instrument.
    function instrumentIdOf(ReceivableId receivable) external view returns (uint256);

    /// @notice The longest tenor in days.
    function maxTenor() external view returns (uint16);
}

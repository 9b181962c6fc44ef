// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Access, AccessRecord, AccessState} from "./Access.sol";
import {AgreementTerms} from "./AgreementTerms.sol";
import {Price, PriceUnit} from "./Price.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {KeyId} from "../types/KeyId.sol";
import {ResourceId} from "../types/ResourceId.sol";

/// @dev Money that is held for an agreement. Two slots.
struct Escrow {
    IERC20 cash;
    /// @dev What a use, or a period of uses, costs.
    uint88 amount;
    PriceUnit per;
    /// @dev Paid in, and not locked.
    uint128 available;
    /// @dev For accesses that are not settled.
    uint128 locked;
}

/// @title Accesses
/// @notice The uses of agreements, numbered without gaps, and what is paid for them.
///
/// A use is served when it is on record here: the ciphertext goes out before, and its key after. What it costs is locked with it, and
/// released to the payees once the consumer acknowledges it, or lets the time for a dispute pass. A dispute is the arbitrator's to decide; one that it does not
/// decide in `ARBITRATION` counts as upheld, since it is the provider who has to show that it delivered.
///
/// Payees are credited, and take it out: one who cannot be paid stops nobody.
interface IAccesses is IEscrow {
    /// @notice The agreement is used from `start` to `end`, and the block's time is `now_`.
    error Accesses_OutOfTime(AgreementId agreement, uint48 start, uint48 end, uint256 now_);
    /// @notice The request could be served up to `deadline`, and the block's time is `now_`.
    error Accesses_RequestExpired(AgreementId agreement, uint32 seq, uint48 deadline, uint256 now_);
    /// @notice The access names agreement `named`.
    error Accesses_OtherAgreement(AgreementId agreement, AgreementId named);
    /// @notice The next access has number `expected`.
    error Accesses_SeqInvalid(AgreementId agreement, uint32 seq, uint32 expected);
    /// @notice No more than `most` uses are allowed in this period.
    error Accesses_RateExceeded(AgreementId agreement, uint32 window, uint32 most);
    /// @notice Purpose number `purpose` is not among those agreed.
    error Accesses_PurposeForbidden(AgreementId agreement, uint8 purpose, uint64 purposes);
    /// @notice The agreement is used by computations alone.
    error Accesses_ComputeOnly(AgreementId agreement);
    /// @notice The catalogue does not serve this version now: the resource, or the version, is not there, suspended, ended or revoked.
    error Accesses_NotServed(AgreementId agreement, ResourceId resource, uint32 version);
    /// @notice The encryption key is not the consumer's, or not live.
    error Accesses_KeyInvalid(AgreementId agreement, KeyId key);
    /// @notice The access is `state`, which does not allow this.
    error Accesses_WrongState(AgreementId agreement, uint32 seq, AccessState state);
    /// @notice The access on record is another.
    error Accesses_OtherAccess(AgreementId agreement, uint32 seq);
    /// @notice The access could be disputed up to `until`, and the block's time is `now_`.
    error Accesses_TooLate(AgreementId agreement, uint32 seq, uint256 until, uint256 now_);
    /// @notice The access can be disputed, or the dispute decided, up to `until`, and the block's time is `now_`.
    error Accesses_TooEarly(AgreementId agreement, uint32 seq, uint256 until, uint256 now_);
    /// @notice Only contracts that the Council named use agreements.
    error Accesses_NotUser(address caller);
    /// @notice Only the Council names users: `caller` is not its timelock.
    error Accesses_NotCouncil(address caller);
    /// @notice The price is not the one agreed.
    error Accesses_OtherPrice(AgreementId agreement, bytes32 agreed, bytes32 given);
    /// @notice `field` of the price is not possible.
    error Accesses_PriceInvalid(bytes32 field);
    /// @notice The agreement has no escrow, or has one already.
    error Accesses_EscrowInvalid(AgreementId agreement);
    /// @notice `available` is paid in, and `wanted` is needed.
    error Accesses_FundsShort(AgreementId agreement, uint256 available, uint256 wanted);
    /// @notice The amount is zero, or too large.
    error Accesses_AmountInvalid(uint256 amount);
    /// @notice `moved` of `amount` came, so nothing was taken.
    error Accesses_CashShort(address cash, uint256 amount, uint256 moved);
    /// @notice The escrow is in another cash than that of `caller`.
    error Accesses_OtherCash(AgreementId agreement, address caller);

    event UserSet(address indexed user, bool allowed);
    event AccessServed(
        AgreementId indexed agreement,
        uint32 indexed seq,
        address consumerSigner,
        address providerSigner,
        Access access
    );
    /// @dev A computation used the agreement.
    event AgreementUsed(
        AgreementId indexed agreement,
        uint32 indexed seq,
        address indexed user,
        bytes32 job,
        uint32 version,
        uint8 purpose
    );
    /// @dev `by` signed or called; zero where time did it.
    event AccessMoved(
        AgreementId indexed agreement,
        uint32 indexed seq,
        AccessState from,
        AccessState to,
        address by,
        bytes32 reason
    );
    event EscrowOpened(AgreementId indexed agreement, IERC20 indexed cash, Price price);
    event EscrowFunded(AgreementId indexed agreement, address indexed from, uint256 amount);
    event EscrowLocked(AgreementId indexed agreement, uint32 indexed seq, uint256 amount);
    event EscrowReleased(AgreementId indexed agreement, uint32 indexed seq, uint256 amount);
    event EscrowRestored(AgreementId indexed agreement, uint32 indexed seq, uint256 amount);
    event EscrowReturned(AgreementId indexed agreement, address indexed payer, uint256 amount);
    event PayeeCredited(AgreementId indexed agreement, uint32 indexed seq, address indexed payee, uint256 amount);
    event PayeePaid(IERC20 indexed cash, address indexed payee, uint256 amount);

    /* USES */

    /// @notice Puts a served access on record. Anybody may bring what both signed.
    /// @param requestSignature By a MAKER or DEVICE of the consumer, over the digest of the `AccessRequest`.
    /// @param receiptSignature By a MAKER or DEVICE of the provider, over the digest of the `Access`.
    function serve(
        AgreementTerms calldata terms,
        Access calldata access,
        bytes calldata requestSignature,
        bytes calldata receiptSignature
    ) external;

    /// @notice Uses an agreement once, for a computation. Contracts that the Council named.
    /// @return seq The use's number.
    function useFor(
        AgreementTerms calldata terms,
        uint32 version,
        uint8 purpose,
        bytes32 job
    ) external returns (uint32 seq);

    /// @notice Names a contract that uses agreements by its own rules, or takes that from it. Council only.
    function setUser(address user, bool allowed) external;

    /* WHAT BECOMES OF THEM */

    /// @notice The consumer has what it asked for.
    /// @param signature By a MAKER or DEVICE of the consumer, over the digest of the `Acknowledgement`; where the access has a price and can be
    /// disputed, by a MAKER or CHECKER.
    function acknowledge(
        AgreementTerms calldata terms,
        Price calldata price,
        Access calldata access,
        bytes calldata signature
    ) external;

    /// @notice The consumer has not got what it asked for. MAKER or CHECKER of it, also while restricted, within the time agreed.
    function dispute(AgreementTerms calldata terms, uint32 seq, bytes32 reason) external;

    /// @notice Decides a dispute, up to `ARBITRATION` after it. MAKER of the arbitrator.
    /// @param upheld Whether the consumer is right.
    function decide(
        AgreementTerms calldata terms,
        Price calldata price,
        uint32 seq,
        bool upheld,
        bytes32 reason
    ) external;

    /// @notice Ends what nobody disputed, or decided, in time. Anybody.
    function settle(AgreementTerms calldata terms, Price calldata price, uint32 seq) external;

    /* MONEY */

    /// @notice Lets money be paid in for an agreement with a price, from its proposal on. Anybody.
    function openEscrow(AgreementTerms calldata terms, Price calldata price) external;

    /// @notice Pays in, from the caller's account. Cash can be paid in by a leg of a deal, too, whose id is the agreement's.
    function fund(AgreementId agreement, uint256 amount) external;

    /// @notice Gives what is not locked back to the terms' payer. MAKER of the consumer, whatever its standing; anybody once the agreement is over.
    function takeBack(AgreementTerms calldata terms, uint256 amount) external;

    /// @notice Pays a payee all that it was credited. Anybody.
    function payOut(IERC20 cash, address payee) external;

    /* READING */

    /// @notice Whether the agreement can be used for this now, but for its rate and money.
    function isLive(AgreementTerms calldata terms, uint32 version, uint8 purpose) external view returns (bool);

    /// @notice What is on record of an access.
    function accessOf(AgreementId agreement, uint32 seq) external view returns (AccessRecord memory);

    /// @notice What is held for an agreement.
    function escrowOf(AgreementId agreement) external view returns (Escrow memory);

    /// @notice What a payee was credited, and has not been paid.
    function creditOf(IERC20 cash, address payee) external view returns (uint256);

    /// @notice Whether a contract uses agreements by its own rules.
    function isUser(address user) external view returns (bool);
}
